import * as Y from 'yjs';
import type { PastRow } from '../storage/storage.ts';
import { blanked } from './blank.ts';
import type { Known } from './known.ts';
import { include, missing, type Ranges } from './ranges.ts';
import { createShadow } from './shadow.ts';

/** A key of one of a document's root maps, and everything that was ever hung on it. */
export type Entry = { readonly root: string; readonly key: string };

/** A log row with other bytes of the same meaning. */
export type RewrittenRow = { readonly number: number; readonly update: Uint8Array };

/**
 * The rows of a whole log that hold deleted content of some entries, with deleted content of equal
 * length in its place: clocks, references and deletions stay, so that any client still merges. What
 * is not deleted stays readable. Found by what each struct hangs on, since a document that has tidied
 * up does not know any more.
 */
export function erasedRows(log: readonly PastRow[], entries: readonly Entry[]): RewrittenRow[] {
	const reach: Known['deleted'] = new Map();
	for (const { update } of log) follow(update, entries, reach);
	const shadow = createShadow(
		log.map(({ update }) => update),
		0
	);
	const isErased = (client: number, from: number, to: number) => {
		const ranges = reach.get(client);
		if (!ranges || missing(ranges, from, to).length > 0) return false;
		return shadow.hasDeleted(new Map([[client, [from, to]]]));
	};
	const rows = log.flatMap(({ number, update }) => {
		const bare = blanked(update, isErased);
		return bare ? [{ number, update: bare }] : [];
	});
	shadow.drop();
	return rows;
}

/** Adds the structs of an update that hang on the entries to those known to. */
function follow(update: Uint8Array, entries: readonly Entry[], reach: Map<number, Ranges>): void {
	const isOne = (id: Y.ID | null) =>
		id !== null && missing(reach.get(id.client) ?? [], id.clock, id.clock + 1).length === 0;
	const hangs = ({ parent, parentSub, origin, rightOrigin }: Y.Item): boolean => {
		if (isOne(origin) || isOne(rightOrigin)) return true;
		const on = parent as unknown;
		if (on instanceof Y.ID) return isOne(on);
		return entries.some(({ root, key }) => on === root && parentSub === key);
	};
	let left = Y.decodeUpdate(update).structs.filter((struct) => struct instanceof Y.Item);
	for (;;) {
		const rest = left.filter((struct) => {
			if (!hangs(struct)) return true;
			const { client, clock } = struct.id;
			let ranges = reach.get(client);
			if (!ranges) reach.set(client, (ranges = []));
			include(ranges, clock, clock + struct.length);
			return false;
		});
		// Structs of one update may refer to others further on in it.
		if (rest.length === left.length) return;
		left = rest;
	}
}
