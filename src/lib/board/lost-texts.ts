import { noteOf } from '#domain/note.ts';
import * as Y from 'yjs';
import { thingsOf } from '#lib/connection-changed.ts';
import type { Aside } from '#lib/connection-tray.ts';
import type { LostText } from '#lib/offline-store.ts';

/** Docs with another past than the board's: the two cannot be laid over each other. */
const apart = new Set(['old-epoch', 'foreign-client']);

/**
 * What was written in a doc aside and is not on the board as the server has it now (null: it shows
 * nothing): whole notes, with what others have written in them since. Empty when everything arrived
 * another way, or only places were changed.
 */
export function lostTexts(aside: Aside, now: Y.Doc | null, at: number): LostText[] {
	const { doc, code } = aside;
	if (now && !apart.has(code)) Y.applyUpdate(doc, Y.encodeStateAsUpdate(now));
	const written = aside.edits
		.flatMap((edit) => edit.changes)
		.filter(({ thing, act }) => thing.startsWith('notes/') && act !== 'moved');
	return thingsOf(written).flatMap((thing) => {
		const note = noteOf(doc, thing.slice('notes/'.length));
		if (!note || note.state === 'trashed' || (note.text === '' && note.lead === '')) return [];
		const there = now && noteOf(now, note.id);
		if (there && there.text === note.text && there.lead === note.lead) return [];
		return [{ note, code, at, over: there && there.state !== 'trashed' ? there.text : null }];
	});
}
