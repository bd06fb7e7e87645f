import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import WebSocket from 'ws';
import * as Y from 'yjs';
import { syncMessage } from './room-world.ts';
import { until } from './people.ts';

/** Every byte a document's server sends to somebody who joins, or comes back with what they had. */
export async function toldOf(
	url: string,
	cookie: string,
	document: string,
	before = new Y.Doc()
): Promise<Buffer> {
	const socket = new WebSocket(`${url.replace('http', 'ws')}/sync/${document}?plenum=1`, {
		headers: { cookie }
	});
	const heard: Buffer[] = [];
	socket.on('message', (data: Buffer) => heard.push(data));
	await until(() => socket.readyState === WebSocket.OPEN, 'the socket is open');
	socket.send(syncMessage(0, Y.encodeStateVector(before)));
	const isStep2 = (frame: Buffer) => frame[0] === 0 && frame[1] === 1;
	await until(() => heard.some(isStep2), `${document} is told`);
	socket.terminate();
	return Buffer.concat(heard);
}

/** The files below a folder that hold words, in UTF-8 or UTF-16, by name. */
export function filesWith(folder: string, words: string): string[] {
	return readdirSync(folder, { recursive: true })
		.map((name) => join(folder, String(name)))
		.filter((file) => statSync(file).isFile() && holds(readFileSync(file), words));
}

export function holds(bytes: Buffer, words: string): boolean {
	return bytes.includes(words) || bytes.includes(Buffer.from(words, 'utf16le'));
}
