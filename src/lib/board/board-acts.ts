import type { NoteId } from '#domain/id.ts';
import { addNote, noteOf, restoreNote, setNote, trashNote, type NoteFields } from '#domain/note.ts';
import type { Position } from '#domain/position.ts';
import type { Catalogue } from '#lib/i18n/catalogues.ts';
import type { BoardWork } from './board-work.svelte.ts';
import { onGrid } from './layout.ts';

/** Adds an empty note and opens it for writing. Two people at once: both notes stay. */
export function addNoteHere(work: BoardWork, t: Catalogue, fields: NoteFields): NoteId | null {
	const { live, doc } = work;
	if (!live || live.notes.shown.length >= live.limits.notes) {
		work.say(t.board.boardFull(live?.limits.notes ?? 0));
		return null;
	}
	const id = addNote(doc, '', { kind: work.kind, ...fields });
	work.history?.did({ undo: () => trashNote(doc, id), redo: () => restoreNote(doc, id) });
	work.active = id;
	work.editing = id;
	return id;
}

/** Puts a note in the trash, with the way back. A note left empty by its writer just goes. */
export function removeNote(work: BoardWork, t: Catalogue, id: NoteId): void {
	const { doc } = work;
	const back = () => restoreNote(doc, id);
	trashNote(doc, id);
	work.history?.did({ undo: back, redo: () => trashNote(doc, id) });
	work.chosen = work.chosen.filter((one) => one !== id);
	if (work.editing === id) work.editing = null;
	work.say(t.board.removed, () => work.history?.undo());
}

export function bringBack(work: BoardWork, t: Catalogue, id: NoteId): void {
	const { doc } = work;
	restoreNote(doc, id);
	work.history?.did({ undo: () => trashNote(doc, id), redo: () => restoreNote(doc, id) });
	work.say(t.board.broughtBack);
}

/** Places a note, on the grid. Two people at once: the later place stands. */
export function placeNote(work: BoardWork, t: Catalogue, id: NoteId, pos: Position): void {
	change(work, id, { pos: onGrid(pos) });
	work.say(t.board.moved, () => work.history?.undo());
}

/** Changes fields of a note as one step to undo. */
export function change(work: BoardWork, id: NoteId, fields: NoteFields): void {
	work.history?.pause();
	setNote(work.doc, id, fields);
	work.history?.pause();
}

/** Ends writing in a note. One that was left without a word is taken away again, silently. */
export function endEditing(work: BoardWork): void {
	const id = work.editing;
	work.editing = null;
	if (!id || !work.live) return;
	work.history?.pause();
	const note = noteOf(work.doc, id);
	if (note && note.text.trim() === '' && note.lead === '' && work.live.handsOn(id).length === 0)
		trashNote(work.doc, id);
}
