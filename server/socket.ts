import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { isRefusal, refusals } from '#domain/refusal.ts';
import { closeCodes } from '#sync/close-codes.ts';
import type { AdmittedSocket, App } from './app.ts';
import type { Config } from './config.ts';
import type { Log } from './log.ts';
import { arrivalOf, isOwnOrigin, seatTokenOf } from './request.ts';
import { framedSocket } from './framed-socket.ts';
import { syncTargetOf, type SyncTarget } from './sync-target.ts';

/** Sockets a browser may have open at once, over all its tabs and documents. */
const SOCKETS_A_SEAT = 24;
/** A member's largest frame: the first step 2 after a long time offline. */
const MEMBER_FRAME = 8 * 1024 * 1024;
/** Who is about to be shown out has nothing large to say. */
const STRANGER_FRAME = 256 * 1024;
const HEARTBEAT = 15_000;
const CLOSE_TIMEOUT = 5_000;

/** Where sockets come in. */
export type SocketDoor = {
	/** Takes an upgrade request to `/sync/…` and says true; any other is left alone. */
	upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
	/** Ends every socket that is still open with 1012; they come back when the server does. */
	close(): Promise<void>;
};

type DoorParts = {
	readonly app: App;
	readonly config: Pick<Config, 'origins' | 'trustProxy'>;
	readonly log: Log;
};

export function createSocketDoor({ app, config, log }: DoorParts): SocketDoor {
	const members = webSocketServer(MEMBER_FRAME);
	const strangers = webSocketServer(STRANGER_FRAME);
	const seats = new Map<string, number>();
	const silent = new WeakSet<WebSocket>();
	let malformed = 0;
	let closing = false;

	// A phone that left the network says nothing, not even goodbye: TCP alone would wait for hours.
	const heartbeat = setInterval(() => {
		for (const socket of members.clients) {
			// A room that has stopped reading a flood cannot hear the answer either.
			if (socket.isPaused) continue;
			if (silent.has(socket)) socket.terminate();
			silent.add(socket);
			socket.ping();
		}
	}, HEARTBEAT);
	heartbeat.unref();

	return { upgrade, close };

	function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean {
		const target = syncTargetOf(request.url ?? '');
		if (!target) return false;
		// Before anything else: one broken connection must never end the process.
		socket.on('error', () => socket.destroy());
		void receive(target, request, socket, head);
		return true;
	}

	async function receive(
		target: SyncTarget,
		request: IncomingMessage,
		socket: Duplex,
		head: Buffer
	): Promise<void> {
		const arrival = arrivalOf(request, config.trustProxy);
		if (!isOwnOrigin(request, arrival, config.origins)) {
			socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
			return;
		}
		const admitted = await admission(target, seatTokenOf(request, arrival));
		if (typeof admitted === 'number') {
			strangers.handleUpgrade(request, socket, head, (webSocket) => showOut(webSocket, admitted));
		} else {
			members.handleUpgrade(request, socket, head, (webSocket) =>
				letIn(webSocket, socket, target, admitted)
			);
		}
	}

	/** Who comes, or the close code that says why nobody does. */
	async function admission(
		target: SyncTarget,
		token: string | null
	): Promise<AdmittedSocket | number> {
		try {
			if (closing) return closeCodes.restarting;
			const admitted = await app.admit(token, target.document, target.as);
			const open = seats.get(admitted.member.seat) ?? 0;
			return open < SOCKETS_A_SEAT ? admitted : closeCodes.tryLater;
		} catch (error) {
			if (isRefusal(error)) return refusals[error.code].close;
			log.error({ err: error }, 'admitting a socket failed');
			return closeCodes.bug;
		}
	}

	function showOut(webSocket: WebSocket, code: number): void {
		webSocket.on('error', noteMalformed);
		webSocket.close(code);
	}

	function letIn(
		webSocket: WebSocket,
		socket: Duplex,
		target: SyncTarget,
		admitted: AdmittedSocket
	): void {
		webSocket.on('error', noteMalformed);
		const { seat } = admitted.member;
		seats.set(seat, (seats.get(seat) ?? 0) + 1);
		webSocket.once('close', () => {
			const left = (seats.get(seat) ?? 1) - 1;
			if (left > 0) seats.set(seat, left);
			else seats.delete(seat);
		});
		guarded(webSocket, () => {
			const room = app.enterRoom(admitted, framedSocket(webSocket, socket), target.options);
			webSocket.on('message', (data, binary) => {
				silent.delete(webSocket);
				if (!binary || !(data instanceof Uint8Array)) webSocket.close(closeCodes.badData);
				else guarded(webSocket, () => room.receive(data));
			});
			webSocket.once('close', () => guarded(webSocket, () => room.left()));
		});
		webSocket.on('pong', () => silent.delete(webSocket));
	}

	/** A bug met for one socket ends that socket, not its neighbours. */
	function guarded(webSocket: WebSocket, task: () => void): void {
		try {
			task();
		} catch (error) {
			log.error({ err: error }, 'a room failed');
			webSocket.close(closeCodes.bug);
		}
	}

	/** `ws` has already answered with 1002, 1007 or 1009 and ends the socket by itself. */
	function noteMalformed(error: Error & { readonly code?: string }): void {
		malformed++;
		log.warn({ code: error.code ?? error.name, malformed }, 'a socket sent a malformed frame');
	}

	async function close(): Promise<void> {
		closing = true;
		clearInterval(heartbeat);
		const open = [...members.clients, ...strangers.clients];
		for (const webSocket of open) webSocket.close(closeCodes.restarting);
		await Promise.all(open.map(ended));
	}
}

function webSocketServer(maxPayload: number): WebSocketServer {
	const options = {
		noServer: true,
		perMessageDeflate: false,
		maxPayload,
		closeTimeout: CLOSE_TIMEOUT
	};
	return new WebSocketServer(options);
}

/** Resolves when a socket is gone; one that does not answer is cut after a second. */
function ended(webSocket: WebSocket): Promise<void> {
	return new Promise((resolve) => {
		if (webSocket.readyState === webSocket.CLOSED) return resolve();
		const cut = setTimeout(() => webSocket.terminate(), 1000);
		webSocket.once('close', () => {
			clearTimeout(cut);
			resolve();
		});
	});
}
