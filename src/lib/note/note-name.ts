import type { Note } from '#domain/note.ts';
import type { Catalogue } from '#lib/i18n/catalogues.ts';

/** What a note is called: its own words. */
export function nameOfNote(note: Pick<Note, 'lead' | 'text'>, t: Catalogue): string {
	const words = [note.lead, note.text].filter(Boolean).join('. ').replace(/\s+/g, ' ').trim();
	return words === '' ? t.board.emptyNote : words;
}

/** The beginning of a name, where the whole would drown what is said about it. */
export function briefly(name: string): string {
	return name.length > 80 ? `${name.slice(0, 77)}…` : name;
}
