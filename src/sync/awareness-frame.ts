import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { decodeUtf8 } from 'lib0/string';
import { messageTypes } from './messages.ts';

/**
 * One client's presence as it travels: `state` is the raw JSON, looked at by nobody but its
 * readers. The bytes of `null` mean that the client has gone.
 */
export type AwarenessState = {
	readonly client: number;
	readonly clock: number;
	readonly state: Uint8Array;
};

const GONE = new Uint8Array([0x6e, 0x75, 0x6c, 0x6c]);

export function isGone(state: Uint8Array): boolean {
	return state.length === GONE.length && state.every((byte, index) => byte === GONE[index]);
}

/** The state of a client that has left; at the clock of its last state, receivers drop it. */
export function goneState(client: number, clock: number): AwarenessState {
	return { client, clock, state: GONE };
}

/**
 * Whether other clients can read a state. They stop at the first they cannot, and would miss everybody
 * who comes after it in the same frame.
 */
export function isReadable(state: Uint8Array): boolean {
	try {
		JSON.parse(decodeUtf8(state));
		return true;
	} catch {
		return false;
	}
}

/** A whole awareness message. Without states it is a sign of life. */
export function writeAwareness(states: readonly AwarenessState[]): Uint8Array {
	const body = encoding.createEncoder();
	encoding.writeVarUint(body, states.length);
	for (const { client, clock, state } of states) {
		encoding.writeVarUint(body, client);
		encoding.writeVarUint(body, clock);
		encoding.writeVarUint8Array(body, state);
	}
	const encoder = encoding.createEncoder();
	encoding.writeVarUint(encoder, messageTypes.awareness);
	encoding.writeVarUint8Array(encoder, encoding.toUint8Array(body));
	return encoding.toUint8Array(encoder);
}

/** Reads the body of an awareness message, its type already taken. Throws on bad bytes. */
export function readAwareness(decoder: decoding.Decoder): AwarenessState[] {
	const body = decoding.createDecoder(decoding.readVarUint8Array(decoder));
	const count = decoding.readVarUint(body);
	const states: AwarenessState[] = [];
	for (let i = 0; i < count; i++) {
		states.push({
			client: decoding.readVarUint(body),
			clock: decoding.readVarUint(body),
			state: decoding.readVarUint8Array(body)
		});
	}
	return states;
}
