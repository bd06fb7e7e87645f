import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';
import { serving, setupOf } from '../serving.ts';

/*
 * The floor: passes bytes on to the others in the room, and does nothing else. It knows no member,
 * checks nothing, keeps nothing. Those who join get stored bytes, if it has any.
 */

const { answer } = setupOf();
const step2 = answer === undefined ? Buffer.of(0, 1, 2, 0, 0) : readFileSync(answer);
const rooms = new Map<string, Set<WebSocket>>();
const server = createServer();
const door = new WebSocketServer({ server, perMessageDeflate: false });

door.on('connection', (socket, request) => {
	const name = request.url ?? '';
	const room = rooms.get(name) ?? new Set();
	rooms.set(name, room);
	room.add(socket);
	socket.on('message', (data: Buffer) => {
		// A step 1 is answered, a step 2 is for the server alone.
		if (data[0] === 0 && data[1] === 0) socket.send(step2);
		else if (data[0] !== 0 || data[1] !== 1)
			for (const other of room) if (other !== socket) other.send(data);
	});
	socket.on('error', () => socket.terminate());
	socket.on('close', () => {
		room.delete(socket);
		if (room.size === 0) rooms.delete(name);
	});
});
server.listen(0, '127.0.0.1', () => {
	serving((server.address() as AddressInfo).port, () => Promise.resolve());
});
