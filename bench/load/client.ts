import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { dialectOf, frameOf } from './frames.ts';
import type { Contender } from '../contender.ts';
import { createFinder, type Noticed } from './marks.ts';

/** Where somebody goes: a document, and the cookie that opens it. */
export type Place = { readonly document: string; readonly cookie: string | null };

/** One socket that speaks the protocol and keeps no document. */
export type Client = {
	/** Resolves when the step 2 has come whole. Rejects when the server does not let it in. */
	readonly synced: Promise<void>;
	/** Bytes that have come. */
	readonly received: number;
	send(message: Uint8Array): void;
	leave(): void;
};

type Options = {
	readonly noticed?: Noticed;
	/** Told when the first step 2 has come, and with how many bytes. */
	readonly onSynced?: (bytes: number) => void;
};

const EMPTY_STEP2 = Uint8Array.of(0, 1, 2, 0, 0);
/** Bytes of a message that say what it is; the document's name may stand before. */
const HEAD = 2;

export function openClient(
	contender: Contender,
	port: number,
	place: Place,
	{ noticed, onSynced }: Options = {}
): Client {
	const { prefix, first } = dialectOf(contender, place.document);
	const socket = connect({ port, host: '127.0.0.1', noDelay: true });
	const find = noticed ? createFinder(noticed) : null;
	let received = 0;
	let left = false;
	let resolve: () => void;
	let reject: (error: Error) => void;
	const synced = new Promise<void>((yes, no) => {
		resolve = yes;
		reject = no;
	});
	synced.catch(() => {});
	const send = (message: Uint8Array) => {
		socket.write(frameOf(prefix, message));
	};
	const read = frameReader(prefix.length, (type, subtype, length) => {
		if (type !== 0) return;
		if (subtype === 0) send(EMPTY_STEP2);
		else if (subtype === 1) {
			onSynced?.(length);
			resolve();
		}
	});

	socket.write(upgradeRequest(contender, port, place));
	afterUpgrade(
		socket,
		() => first.forEach(send),
		(bytes) => {
			received += bytes.length;
			read(bytes);
			find?.(bytes);
		},
		(error) => reject(error)
	);
	socket.on('error', (error) => reject(error));
	socket.on('close', () => {
		reject(new Error(`${contender} closed the socket of ${place.document}`));
		// Nobody leaves unasked: a load that lost a client measures something else.
		if (!left && received > 0) console.error(`${contender} closed a socket`);
	});

	return {
		synced,
		get received() {
			return received;
		},
		send,
		leave() {
			left = true;
			socket.destroy();
		}
	};
}

function upgradeRequest(contender: Contender, port: number, { document, cookie }: Place): string {
	const path = contender === 'plenum' ? `/sync/${document}?plenum=1` : `/${document}`;
	return [
		`GET ${path} HTTP/1.1`,
		`Host: 127.0.0.1:${port}`,
		'Upgrade: websocket',
		'Connection: Upgrade',
		`Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
		'Sec-WebSocket-Version: 13',
		...(cookie === null ? [] : [`Cookie: ${cookie}`]),
		'\r\n'
	].join('\r\n');
}

function afterUpgrade(
	socket: Socket,
	opened: () => void,
	take: (bytes: Buffer) => void,
	failed: (error: Error) => void
): void {
	let head: Buffer = Buffer.alloc(0);
	const open = (piece: Buffer) => {
		head = Buffer.concat([head, piece]);
		const end = head.indexOf('\r\n\r\n');
		if (end === -1) return;
		socket.off('data', open);
		if (!head.toString('latin1', 0, 16).startsWith('HTTP/1.1 101')) {
			failed(new Error(head.toString('latin1', 0, 100)));
			return;
		}
		socket.on('data', take);
		opened();
		if (head.length > end + 4) take(head.subarray(end + 4));
	};
	socket.on('data', open);
}

/**
 * Reads a server's frames as they come: calls when one has come whole, and looks at nothing but how
 * its message begins.
 */
function frameReader(
	prefix: number,
	whole: (type: number, subtype: number, length: number) => void
): (bytes: Buffer) => void {
	let rest: Buffer | null = null;
	/** Bytes of the present message still to come, once its beginning is known. */
	let toCome = 0;
	let type = -1;
	let subtype = -1;
	let length = 0;
	return (piece) => {
		let at = 0;
		let bytes = piece;
		if (rest !== null) {
			bytes = Buffer.concat([rest, piece]);
			rest = null;
		}
		for (;;) {
			if (toCome > 0) {
				const taken = Math.min(toCome, bytes.length - at);
				toCome -= taken;
				at += taken;
				if (toCome > 0) return;
				whole(type, subtype, length);
			}
			if (at === bytes.length) return;
			const header = headerLength(bytes, at);
			if (header === 0 || bytes.length < at + header) {
				rest = Buffer.from(bytes.subarray(at));
				return;
			}
			length = messageLength(bytes, at, header);
			const head = Math.min(length, prefix + HEAD);
			if (bytes.length < at + header + head) {
				rest = Buffer.from(bytes.subarray(at));
				return;
			}
			const isBinary = (bytes[at]! & 15) === 2;
			type = isBinary ? (bytes[at + header + prefix] ?? -1) : -1;
			subtype = bytes[at + header + prefix + 1] ?? -1;
			at += header + head;
			toCome = length - head;
			if (toCome === 0) whole(type, subtype, length);
		}
	};
}

function headerLength(bytes: Buffer, at: number): number {
	if (bytes.length < at + 2) return 0;
	const short = bytes[at + 1]! & 127;
	return short < 126 ? 2 : short === 126 ? 4 : 10;
}

function messageLength(bytes: Buffer, at: number, header: number): number {
	if (header === 2) return bytes[at + 1]! & 127;
	return header === 4 ? bytes.readUInt16BE(at + 2) : Number(bytes.readBigUInt64BE(at + 2));
}
