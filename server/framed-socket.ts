import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import type { RoomSocket } from './rooms/room-socket.ts';

/** Bytes of text a close frame has room for. */
const REASON = 123;

/**
 * A socket as a room sees it. Rooms make their frames once for all readers, so the bytes go straight
 * to the connection beneath `ws`: with compression off, `ws` keeps no queue of its own to overtake.
 */
export function framedSocket(webSocket: WebSocket, connection: Duplex): RoomSocket {
	return {
		send(frames) {
			if (webSocket.readyState === webSocket.OPEN) connection.write(frames);
		},
		close(code, reason) {
			webSocket.close(code, Buffer.from(reason).subarray(0, REASON));
		},
		get buffered() {
			return webSocket.bufferedAmount;
		},
		pause() {
			webSocket.pause();
		},
		resume() {
			webSocket.resume();
		}
	};
}
