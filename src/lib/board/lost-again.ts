import type { NoteId } from '#domain/id.ts';
import { addNote, noteOf, restoreNote, rewriteNote, setNote, trashNote } from '#domain/note.ts';
import type { Catalogue } from '#lib/i18n/catalogues.ts';
import type { LostText } from '#lib/offline-store.ts';
import type { BoardWork } from './board-work.svelte.ts';

/**
 * Puts a lost text on the board again, as its writer left it in the tray. Where its note still reads
 * as when the two were compared, the words take their place there; where it has changed or is gone,
 * they become a note of their own. So of two people at once neither loses a word. Gives the way back;
 * null when the board is full.
 */
export function addAgain(
	work: BoardWork,
	t: Catalogue,
	{ note, over }: LostText,
	text: string
): (() => void) | null {
	const { live, doc, history } = work;
	const there = noteOf(doc, note.id);
	if (there && over !== null && there.state !== 'trashed' && there.text === over) {
		history?.pause();
		rewriteNote(doc, note.id, text);
		if (note.lead) setNote(doc, note.id, { lead: note.lead });
		history?.pause();
		return () => {
			rewriteNote(doc, note.id, over);
			setNote(doc, note.id, { lead: there.lead });
		};
	}
	if (!live || live.notes.shown.length >= live.limits.notes) {
		work.say(t.board.boardFull(live?.limits.notes ?? 0));
		return null;
	}
	const { lead, kind, table, question, cluster, lang, pos } = note;
	const fields = { lead, kind, table, question, cluster, lang, ...(pos ? { pos } : {}) };
	const id: NoteId = addNote(doc, text, fields);
	history?.did({ undo: () => trashNote(doc, id), redo: () => restoreNote(doc, id) });
	return () => trashNote(doc, id);
}
