import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { Limits } from '#domain/limits.ts';
import type { Role } from '#domain/member.ts';
import type { RefusalCode } from '#domain/refusal.ts';

/**
 * THE WIRE. One WebSocket a document: `ws://HOST/sync/DOCUMENT`, the seat's cookie as authorisation.
 * Every frame is binary: varuint message type, then its body.
 *
 * The y-websocket protocol, both ways, as a stock `WebsocketProvider` speaks it:
 *   0 sync       varuint subtype: 0 step 1 (state vector) · 1 step 2 (update) · 2 update
 *   1 awareness  presence states by client id (see presence.ts)
 *   2 auth       server only: permission denied, reason
 *   3 query      client asks for all presence states
 *
 * To clients that ask by `?plenum=1`, the server also sends:
 *   100 hello    JSON `Hello`: first frame, and again whenever `mode` changes
 *   101 saved    varuint n: the first n counted messages of this socket are on disk, or were known
 *   102 refused  varuint n, varstring code: counted message n was refused; this Y.Doc is at its end
 *   103 roster   JSON `Roster`: who is here; at most once a second
 *
 * Counted are all sync messages of subtype 1 and 2 a socket sends, in order of arrival, from 1, empty
 * and refused ones too. The server commits an update to disk, then acknowledges it, then shows it to
 * others: what anybody has seen cannot vanish. A page may say *Saved* when its socket is open, its
 * first step 2 has been counted, and saved = sent.
 *
 * An answer to a step 1 may be several updates; the step 2 comes last, so who is synced has
 * everything. A message holds at most 1 MiB, a step 2 the server has asked for 8 MiB. An update that
 * builds on something the server lacks waits for the client's step 2; the server asks for one if need
 * be. A client id belongs to the participant it first appeared with; under somebody else's id neither
 * structs nor presence are taken. The wall takes no part in presence and gets no roster. A presence
 * state holds at most 256 bytes; one that did not change goes to stock clients only. Presence and
 * queries beyond 10 a second (40 at once) are dropped without a word.
 *
 * A board that has closed takes, for half an hour, what a participant's first step 2 brings: work done
 * offline. Its new notes are late. Who takes more than 10 notes or 2,000 letters of others within 10 s
 * from what readers see is refused, `brake`: removing many notes is a command. What lands in a note
 * whose words were taken back is acknowledged, and kept and shown as deleted content of equal length.
 *
 * A room answers nothing before it is loaded. An awareness frame without states is a sign of life,
 * sent when nothing else was for 10 s (a stock client gives up a socket silent for 30 s).
 */
export const messageTypes = {
	sync: 0,
	awareness: 1,
	auth: 2,
	query: 3,
	hello: 100,
	saved: 101,
	refused: 102,
	roster: 103
} as const;

export const syncTypes = { step1: 0, step2: 1, update: 2 } as const;

export type Hello = {
	/** Counts the lives of the document's history; only a restore from backup begins a new one. */
	readonly epoch: number;
	readonly mode: 'read' | 'write';
	readonly limits: Limits;
	/** The server's clock, ms since 1970. */
	readonly now: number;
	readonly me: { readonly participant: string | null; readonly name: string; readonly role: Role };
};

/** People connected now, with the client ids their rows name; never from what a client claims. */
export type Roster = {
	readonly people: readonly {
		readonly participant: string;
		readonly name: string;
		readonly clients: readonly number[];
	}[];
};

export function writeHello(hello: Hello): Uint8Array {
	return writeJson(messageTypes.hello, hello);
}

export function writeRoster(roster: Roster): Uint8Array {
	return writeJson(messageTypes.roster, roster);
}

export function writeSaved(count: number): Uint8Array {
	return frame(messageTypes.saved, (encoder) => encoding.writeVarUint(encoder, count));
}

export function writeRefused(count: number, code: RefusalCode): Uint8Array {
	return frame(messageTypes.refused, (encoder) => {
		encoding.writeVarUint(encoder, count);
		encoding.writeVarString(encoder, code);
	});
}

/** Reads the body of a `hello`, the type already taken. The server is trusted to have written it. */
export function readHello(decoder: decoding.Decoder): Hello {
	return JSON.parse(decoding.readVarString(decoder)) as Hello;
}

export function readRoster(decoder: decoding.Decoder): Roster {
	return JSON.parse(decoding.readVarString(decoder)) as Roster;
}

export function readSaved(decoder: decoding.Decoder): number {
	return decoding.readVarUint(decoder);
}

export function readRefused(decoder: decoding.Decoder): { count: number; code: RefusalCode } {
	return {
		count: decoding.readVarUint(decoder),
		code: decoding.readVarString(decoder) as RefusalCode
	};
}

function writeJson(type: number, value: unknown): Uint8Array {
	return frame(type, (encoder) => encoding.writeVarString(encoder, JSON.stringify(value)));
}

function frame(type: number, body: (encoder: encoding.Encoder) => void): Uint8Array {
	const encoder = encoding.createEncoder();
	encoding.writeVarUint(encoder, type);
	body(encoder);
	return encoding.toUint8Array(encoder);
}
