import * as Y from 'yjs';
import { noteMap, noteOf, type Note } from '#domain/note.ts';
import { live } from './live.svelte.ts';

/** One note, read reactively: only what shows this note runs again when it changes. */
export function liveNote(board: Y.Doc, id: string): Note | null {
	const map = noteMap(board, id);
	if (!map) return null;
	const { text, lead } = Object.fromEntries(live(map).entries());
	if (text instanceof Y.Text) live(text);
	if (lead instanceof Y.Text) live(lead);
	return noteOf(board, id);
}
