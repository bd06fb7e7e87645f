import { encodeStateVector } from './known.ts';
import { messageTypes, syncTypes } from '#sync/messages.ts';

const BINARY = 0x82;

/**
 * Messages as whole WebSocket frames. A server's frames are not masked, so one buffer is built once
 * and written to every socket.
 */
export function frameOf(...parts: readonly Uint8Array[]): Uint8Array {
	const length = parts.reduce((sum, part) => sum + part.length, 0);
	const header = headerOf(length);
	const frame = new Uint8Array(header.length + length);
	frame.set(header);
	let at = header.length;
	for (const part of parts) {
		frame.set(part, at);
		at += part.length;
	}
	return frame;
}

/** An update as `update`, or as the `step2` that tells a client that it now has everything. */
export function updateFrame(type: 'step2' | 'update', update: Uint8Array): Uint8Array {
	return frameOf(
		Uint8Array.of(messageTypes.sync, syncTypes[type], ...varUint(update.length)),
		update
	);
}

/** Asks a client for everything the clocks do not cover. */
export function step1Frame(clocks: ReadonlyMap<number, number>): Uint8Array {
	const vector = encodeStateVector(clocks);
	return frameOf(
		Uint8Array.of(messageTypes.sync, syncTypes.step1, ...varUint(vector.length)),
		vector
	);
}

/** Several frames in one buffer, for one write. */
export function joined(frames: readonly Uint8Array[]): Uint8Array {
	return frames.length === 1 ? frames[0]! : Buffer.concat(frames);
}

function headerOf(length: number): Uint8Array {
	if (length < 126) return Uint8Array.of(BINARY, length);
	if (length < 65_536) return Uint8Array.of(BINARY, 126, length >>> 8, length & 255);
	const header = new Uint8Array(10);
	header[0] = BINARY;
	header[1] = 127;
	new DataView(header.buffer).setBigUint64(2, BigInt(length));
	return header;
}

function varUint(value: number): number[] {
	const bytes: number[] = [];
	while (value > 127) {
		bytes.push(128 | (value & 127));
		value = Math.floor(value / 128);
	}
	bytes.push(value);
	return bytes;
}
