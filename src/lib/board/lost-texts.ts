import { noteOf, type Note } from '#domain/note.ts';
import type * as Y from 'yjs';
import type { Aside } from '#lib/connection.ts';

/**
 * What was written in a refused doc and is not on the board as the server has it now: whole notes,
 * as they read here. Empty when everything arrived another way, or only places were changed.
 */
export function lostTexts(aside: Aside, now: Y.Doc): Note[] {
	return aside.about
		.filter((about) => about.startsWith('notes/'))
		.map((about) => noteOf(aside.doc, about.slice('notes/'.length)))
		.filter((note) => note !== null)
		.filter((note) => note.state !== 'trashed' && (note.text !== '' || note.lead !== ''))
		.filter((note) => {
			const there = noteOf(now, note.id);
			return !there || there.text !== note.text || there.lead !== note.lead;
		});
}
