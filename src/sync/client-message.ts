import * as decoding from 'lib0/decoding';
import { readAwareness, type AwarenessState } from './awareness-frame.ts';
import { messageTypes, syncTypes } from './messages.ts';

/** What a client may send, read but not judged. */
export type ClientMessage =
	| { readonly type: 'step1'; readonly vector: Map<number, number> }
	| { readonly type: 'step2'; readonly update: Uint8Array }
	| { readonly type: 'update'; readonly update: Uint8Array }
	| { readonly type: 'awareness'; readonly states: readonly AwarenessState[] }
	| { readonly type: 'query' };

/** Bytes that are no message of the protocol, or a message only the server may send. */
export class Malformed extends Error {
	readonly unknownType: boolean;

	constructor(reason: string, unknownType = false) {
		super(reason);
		this.name = 'Malformed';
		this.unknownType = unknownType;
	}
}

/**
 * Reads a client's message. What it gives are views into `bytes`: whoever keeps one copies it.
 * @throws Malformed
 */
export function readClientMessage(bytes: Uint8Array): ClientMessage {
	try {
		return read(decoding.createDecoder(bytes));
	} catch (error) {
		if (error instanceof Malformed) throw error;
		throw new Malformed('the bytes end too early or hold impossible numbers');
	}
}

function read(decoder: decoding.Decoder): ClientMessage {
	const type = decoding.readVarUint(decoder);
	switch (type) {
		case messageTypes.sync:
			return readSync(decoder);
		case messageTypes.awareness:
			return { type: 'awareness', states: readAwareness(decoder) };
		case messageTypes.query:
			return { type: 'query' };
		default:
			throw new Malformed(`message type ${type} is not a client's`, true);
	}
}

function readSync(decoder: decoding.Decoder): ClientMessage {
	const type = decoding.readVarUint(decoder);
	const body = decoding.readVarUint8Array(decoder);
	switch (type) {
		case syncTypes.step1:
			return { type: 'step1', vector: readVector(body) };
		case syncTypes.step2:
			return { type: 'step2', update: body };
		case syncTypes.update:
			return { type: 'update', update: body };
		default:
			throw new Malformed(`sync message ${type} does not exist`, true);
	}
}

function readVector(body: Uint8Array): Map<number, number> {
	const decoder = decoding.createDecoder(body);
	const vector = new Map<number, number>();
	const count = decoding.readVarUint(decoder);
	for (let i = 0; i < count; i++) {
		const client = decoding.readVarUint(decoder);
		vector.set(client, decoding.readVarUint(decoder));
	}
	return vector;
}
