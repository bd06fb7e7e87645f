import * as Y from 'yjs';
import { noteMap, noteOf, tracesOf } from '#domain/note.ts';

/** What readers of a board lose by one transaction. */
export type Losses = {
	/** Notes that were there to read and are not any more, with the client id that made each. */
	readonly notes: ReadonlyMap<string, number>;
	/** How many letters are gone, by the client id that wrote them. */
	readonly letters: ReadonlyMap<number, number>;
	/** Withdrawn notes in whose place something else, or nothing, is now. */
	readonly traces: readonly string[];
};

export type Watch = {
	/** Tells the losses of each transaction of a board, one after the other, leaving none out. */
	losses(change: Y.Transaction): Losses;
	/** How many notes can be read. */
	readonly readable: number;
	/** Whether words of the board have been taken back. */
	readonly hasTraces: boolean;
};

/** Begins with the board as it stands. Only right within `afterTransaction`, before Yjs tidies up. */
export function createWatch(board: Y.Doc): Watch {
	const notes = board.getMap('notes');
	/** Notes that nobody reads: in the trash, or empty. */
	const unread = new Set<string>();
	/** Letters may bring it back to what its mark of the trash was made of. */
	const isMarked = (id: string) => noteMap(board, id)?.has('gone') === true;

	const isRead = (id: string): boolean => {
		const map = noteMap(board, id);
		if (!map) return false;
		if (map.has('gone') || typeof map.get('lead') === 'object') {
			const note = noteOf(board, id);
			return note !== null && note.state !== 'trashed' && /\S/.test(note.text + note.lead);
		}
		const lead = map.get('lead');
		return /\S/.test(String(map.get('text'))) || (typeof lead === 'string' && /\S/.test(lead));
	};
	const traces = new Set<string>();
	for (const id of notes.keys()) if (!isRead(id)) unread.add(id);
	for (const { id } of tracesOf(board)) traces.add(id);

	const losses: Watch['losses'] = (change) => {
		const wasThere = ({ id }: Y.Item) => id.clock < (change.beforeState.get(id.client) ?? 0);
		const letters = new Map<number, number>();
		const makers = new Map<string, number>();
		Y.iterateDeletedStructs(change, change.deleteSet, (struct) => {
			if (!(struct instanceof Y.Item) || !wasThere(struct)) return;
			const { client } = struct.id;
			if (struct.parent === notes && struct.parentSub !== null)
				makers.set(struct.parentSub, client);
			const gone = lettersOf(struct);
			if (gone > 0) letters.set(client, gone + (letters.get(client) ?? 0));
		});
		const lost = new Map<string, number>();
		const overwritten: string[] = [];
		const deletesNothing = change.deleteSet.clients.size === 0;
		for (const [id, how] of touchedNotes(notes, change)) {
			// Letters that come to a note that is read leave it as it was: most updates are that.
			if (how === 'letters' && deletesNothing && !unread.has(id) && !isMarked(id)) continue;
			const entry = notes._map.get(id);
			if (entry && wasThere(entry) && !makers.has(id)) makers.set(id, entry.id.client);
			const read = isRead(id);
			if (makers.has(id) && !unread.has(id) && !read) lost.set(id, makers.get(id)!);
			const isTrace = (notes.get(id) as Partial<Y.Map<unknown>> | undefined)?.has?.('withdrawn');
			if (traces.has(id) && (!isTrace || change.changed.get(notes as never)?.has(id)))
				overwritten.push(id);
			if (isTrace) traces.add(id);
			else traces.delete(id);
			if (read || !notes.has(id)) unread.delete(id);
			else unread.add(id);
		}
		return { notes: lost, letters, traces: overwritten };
	};
	return {
		losses,
		get readable() {
			return notes.size - unread.size;
		},
		get hasTraces() {
			return traces.size > 0;
		}
	};
}

function lettersOf({ content, parentSub }: Y.Item): number {
	if (content instanceof Y.ContentString) return content.str.length;
	if (parentSub !== 'lead' || !(content instanceof Y.ContentAny)) return 0;
	return content.arr.reduce((sum: number, one) => sum + String(one ?? '').length, 0);
}

/** The notes a transaction touched: only letters within them, or their fields as well. */
function touchedNotes(
	notes: Y.Map<unknown>,
	change: Y.Transaction
): Map<string, 'letters' | 'fields'> {
	const touched = new Map<string, 'letters' | 'fields'>();
	for (const [type, keys] of change.changed) {
		if (type === (notes as unknown)) for (const key of keys) touched.set(key ?? '', 'fields');
		else {
			const [root, id] = rootOf(type);
			if (root !== notes) continue;
			if (!(type instanceof Y.Text)) touched.set(id, 'fields');
			else if (!touched.has(id)) touched.set(id, 'letters');
		}
	}
	return touched;
}

/** The root type above a type, and the key under which it hangs there. */
export function rootOf(type: { readonly _item: Y.Item | null }): [root: unknown, id: string] {
	let id = '';
	let at = type;
	while (at._item !== null) {
		id = at._item.parentSub ?? '';
		at = at._item.parent as typeof type;
	}
	return [at, id];
}
