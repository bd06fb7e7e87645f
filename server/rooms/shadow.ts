import * as Y from 'yjs';
import { include, type Ranges } from './ranges.ts';
import type { Deletions } from './known.ts';
import { createWatch, type Losses } from './losses.ts';

/** What one transaction did to the shadow. */
export type Effect = {
	readonly change: Y.Transaction;
	/** Everything it deleted, what lost against a later write at once included. */
	readonly deletions: Deletions;
	readonly losses: Losses;
};

/**
 * A live copy of a document, for judging updates before they are committed: it holds what is
 * committed and what is on its way. After anything was thrown it holds too much; drop it then.
 */
export type Shadow = {
	readonly doc: Y.Doc;
	/** @throws Error when the update does not go in whole */
	apply(update: Uint8Array): Effect;
	/** The server's own edit; the update is empty when it changed nothing. Throws what `edit` throws. */
	edit(edit: (doc: Y.Doc) => void): Effect & { readonly update: Uint8Array | null };
	/** How many notes can be read. */
	readonly readable: number;
	/** Whether words of a note have been taken back: what lands there is kept without its content. */
	readonly hasTraces: boolean;
	/** Whether every struct of these ranges is deleted already. */
	hasDeleted(deletions: Deletions): boolean;
	drop(): void;
};

/** @param client the id the server writes under, new at each start */
export function createShadow(updates: readonly Uint8Array[], client: number): Shadow {
	const doc = new Y.Doc();
	doc.transact(() => {
		for (const update of updates) Y.applyUpdate(doc, update);
	});
	doc.getMap('notes');
	doc.getMap('clusters');

	const watching = createWatch(doc);
	const watched = (work: () => void): Effect => {
		const seen: { change?: Y.Transaction; losses?: Losses } = {};
		const watch = (change: Y.Transaction) => {
			seen.change = change;
			seen.losses = watching.losses(change);
		};
		doc.on('afterTransaction', watch);
		try {
			doc.transact(work);
		} finally {
			doc.off('afterTransaction', watch);
		}
		const change = seen.change!;
		return { change, deletions: deletionsOf(change), losses: seen.losses! };
	};

	return {
		doc,
		apply(update) {
			const effect = watched(() => Y.applyUpdate(doc, update));
			if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null)
				throw new Error('the update waits for something the document does not have');
			return effect;
		},
		edit(edit) {
			// Yjs changes the id of a document that took in structs under it, as at a rebuild.
			doc.clientID = client;
			const written: Uint8Array[] = [];
			const keep = (update: Uint8Array) => written.push(update);
			doc.on('update', keep);
			try {
				const effect = watched(() => edit(doc));
				return { ...effect, update: written.length > 0 ? Y.mergeUpdates(written) : null };
			} finally {
				doc.off('update', keep);
			}
		},
		get readable() {
			return watching.readable;
		},
		get hasTraces() {
			return watching.hasTraces;
		},
		hasDeleted(deletions) {
			for (const [client, ranges] of deletions)
				for (let i = 0; i < ranges.length; i += 2)
					for (let clock = ranges[i]!; clock < ranges[i + 1]!;) {
						const struct = Y.getItem(doc.store, Y.createID(client, clock)) as Y.Item | Y.GC;
						if (!struct.deleted) return false;
						clock = struct.id.clock + struct.length;
					}
			return true;
		},
		drop: () => doc.destroy()
	};
}

function deletionsOf(change: Y.Transaction): Deletions {
	const deletions = new Map<number, Ranges>();
	for (const [client, items] of change.deleteSet.clients) {
		const ranges: Ranges = [];
		for (const { clock, len } of items) include(ranges, clock, clock + len);
		deletions.set(client, ranges);
	}
	return deletions;
}
