import * as encoding from 'lib0/encoding';
import type { Contender } from '../contender.ts';

/** What a client of one server puts before each message, and says first. */
export type Dialect = { readonly prefix: Uint8Array; readonly first: readonly Uint8Array[] };

const NO_STEPS = Uint8Array.of(0, 0, 1, 0);

/** Hocuspocus names the document in every message and wants a token first. */
export function dialectOf(contender: Contender, document: string): Dialect {
	if (contender !== 'hocuspocus') return { prefix: new Uint8Array(0), first: [NO_STEPS] };
	const prefix = written((to) => encoding.writeVarString(to, document));
	const token = written((to) => {
		encoding.writeVarUint(to, 2);
		encoding.writeVarUint(to, 0);
		encoding.writeVarString(to, '');
	});
	return { prefix, first: [token, NO_STEPS] };
}

/** A message as a client's frame. The mask is zero: valid, and costs the load nothing. */
export function frameOf(prefix: Uint8Array, message: Uint8Array): Buffer {
	const length = prefix.length + message.length;
	const header = length < 126 ? 6 : length < 65_536 ? 8 : 14;
	const frame = Buffer.alloc(header + length);
	frame[0] = 0x82;
	if (header === 6) frame[1] = 0x80 | length;
	else if (header === 8) {
		frame[1] = 0x80 | 126;
		frame.writeUInt16BE(length, 2);
	} else {
		frame[1] = 0x80 | 127;
		frame.writeBigUInt64BE(BigInt(length), 2);
	}
	frame.set(prefix, header);
	frame.set(message, header + prefix.length);
	return frame;
}

export function updateMessage(update: Uint8Array): Uint8Array {
	return syncMessage(2, update);
}

export function stepTwoMessage(update: Uint8Array): Uint8Array {
	return syncMessage(1, update);
}

function syncMessage(subtype: number, update: Uint8Array): Uint8Array {
	return written((to) => {
		encoding.writeVarUint(to, 0);
		encoding.writeVarUint(to, subtype);
		encoding.writeVarUint8Array(to, update);
	});
}

export function awarenessMessage(client: number, clock: number, state: string): Uint8Array {
	const states = written((to) => {
		encoding.writeVarUint(to, 1);
		encoding.writeVarUint(to, client);
		encoding.writeVarUint(to, clock);
		encoding.writeVarString(to, state);
	});
	return written((to) => {
		encoding.writeVarUint(to, 1);
		encoding.writeVarUint8Array(to, states);
	});
}

export function written(write: (to: encoding.Encoder) => void): Uint8Array {
	const encoder = encoding.createEncoder();
	write(encoder);
	return encoding.toUint8Array(encoder);
}
