import * as Y from 'yjs';
import * as encoding from 'lib0/encoding';
import { include, missing, type Ranges } from './ranges.ts';

/**
 * What a document's history holds, without its content: how far each client's structs go, and which
 * of them are deleted. Enough to tell news from what the room already has.
 */
export type Known = {
	readonly clocks: Map<number, number>;
	readonly deleted: Map<number, Ranges>;
};

/** Deletions by client, as flat ranges of clocks. */
export type Deletions = ReadonlyMap<number, Ranges>;

export function knownOf(updates: readonly Uint8Array[]): Known {
	const known: Known = { clocks: new Map(), deleted: new Map() };
	for (const update of updates) {
		const { structs, ds } = Y.decodeUpdate(update);
		for (const { id, length } of structs)
			known.clocks.set(id.client, Math.max(clockOf(known, id.client), id.clock + length));
		for (const [client, items] of ds.clients)
			for (const { clock, len } of items) forget(known, client, clock, clock + len);
	}
	return known;
}

/** The first clock of a client that the history lacks. */
export function clockOf(known: Known, client: number): number {
	return known.clocks.get(client) ?? 0;
}

/** The parts of a deletion that the history lacks. */
export function newDeletions(known: Known, client: number, from: number, to: number): Ranges {
	const ranges = known.deleted.get(client);
	return ranges ? missing(ranges, from, to) : [from, to];
}

/** Takes in what an accepted update brought. */
export function learn(
	known: Known,
	clocks: ReadonlyMap<number, number>,
	deletions: Deletions
): void {
	for (const [client, clock] of clocks) known.clocks.set(client, clock);
	for (const [client, ranges] of deletions)
		for (let i = 0; i < ranges.length; i += 2) forget(known, client, ranges[i]!, ranges[i + 1]!);
}

/** A Yjs state vector. */
export function encodeStateVector(clocks: ReadonlyMap<number, number>): Uint8Array {
	const encoder = encoding.createEncoder();
	encoding.writeVarUint(encoder, clocks.size);
	for (const [client, clock] of clocks) {
		encoding.writeVarUint(encoder, client);
		encoding.writeVarUint(encoder, clock);
	}
	return encoding.toUint8Array(encoder);
}

function forget(known: Known, client: number, from: number, to: number): void {
	let ranges = known.deleted.get(client);
	if (!ranges) known.deleted.set(client, (ranges = []));
	include(ranges, from, to);
}
