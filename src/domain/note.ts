import * as Y from 'yjs';
import { digest } from 'lib0/hash/sha256';
import { encodeUtf8 } from 'lib0/string';
import { isItemId, newId, type NoteId } from './id.ts';
import { defaultKind, kindOf, type Kind } from './kind.ts';
import { positionOf, type Position } from './position.ts';
import { cleanName, cleanText, editBetween, editText, type TextEdit } from './text.ts';

/**
 * A note on a board. In the board's document: map `notes`, from note id to a map with `text`
 * (Y.Text); every other key has a default, so `text` alone is a valid note:
 *   lead (string) · kind · question (id) · pos [x, y] · table · cluster (id) · gone (hash) · lang
 * A note whose words were taken back has no `text`, and `withdrawn` (ms) in its place, see `Trace`.
 * Readers are total: what a strange client wrote wrongly reads as the default.
 */
export type Note = {
	readonly id: NoteId;
	readonly kind: Kind;
	readonly lead: string;
	readonly text: string;
	/** Id of a question of the board; null means the board's first. */
	readonly question: string | null;
	/** Place on the surface in px at 100 %, from the start corner; null until somebody placed it. */
	readonly pos: Position | null;
	readonly table: string | null;
	readonly cluster: string | null;
	readonly lang: string | null;
	/** `shown`; `trashed`; or `restored`: edited after it was removed, and so shown again. */
	readonly state: 'shown' | 'trashed' | 'restored';
};

export type NoteFields = {
	readonly kind?: Kind;
	readonly lead?: string;
	readonly question?: string | null;
	readonly pos?: Position;
	readonly table?: string | null;
	readonly cluster?: string | null;
	readonly lang?: string | null;
};

/** What is left of a note whose words were taken back: that it was there, and until when. */
export type Trace = {
	readonly id: NoteId;
	/** When it was withdrawn, ms since 1970 by the server's clock. */
	readonly withdrawnAt: number;
	readonly kind: Kind;
	readonly question: string | null;
	readonly pos: Position | null;
	readonly cluster: string | null;
};

export type NoteMap = Y.Map<unknown>;

export function notesMap(board: Y.Doc): Y.Map<unknown> {
	return board.getMap('notes');
}

/** The map of one note, or null when it is not there or not a note. */
export function noteMap(board: Y.Doc, id: string): NoteMap | null {
	const value = notesMap(board).get(id);
	return isItemId(id) && value instanceof Y.Map && value.get('text') instanceof Y.Text
		? value
		: null;
}

/** The shared text of a note, to bind a field to. */
export function noteText(board: Y.Doc, id: string): Y.Text | null {
	return (noteMap(board, id)?.get('text') as Y.Text | undefined) ?? null;
}

/** One note as plain data, in the trash or not. */
export function noteOf(board: Y.Doc, id: string): Note | null {
	const map = noteMap(board, id);
	if (!map) return null;
	const text = cleanText((map.get('text') as Y.Text).toString());
	const lead = leadOf(map);
	const gone = map.get('gone');
	return {
		id: id as NoteId,
		kind: kindOf(map.get('kind') ?? defaultKind),
		lead,
		text,
		question: wordOf(map.get('question')),
		pos: positionOf(map.get('pos')),
		table: wordOf(map.get('table')),
		cluster: wordOf(map.get('cluster')),
		lang: wordOf(map.get('lang')),
		state:
			typeof gone !== 'string' || gone === ''
				? 'shown'
				: gone === goneMark(lead, text)
					? 'trashed'
					: 'restored'
	};
}

/** The traces of withdrawn notes, by id. */
export function tracesOf(board: Y.Doc): Trace[] {
	const traces: Trace[] = [];
	for (const [id, map] of notesMap(board)) {
		if (!isItemId(id) || !(map instanceof Y.Map)) continue;
		const withdrawnAt: unknown = map.get('withdrawn');
		if (typeof withdrawnAt !== 'number') continue;
		traces.push({
			id,
			withdrawnAt,
			kind: kindOf(map.get('kind') ?? defaultKind),
			question: wordOf(map.get('question')),
			pos: positionOf(map.get('pos')),
			cluster: wordOf(map.get('cluster'))
		});
	}
	return traces.sort((a, b) => compare(a.id, b.id));
}

/** All notes that are not in the trash, in list order. */
export function notesOf(board: Y.Doc): Note[] {
	return allNotesOf(board).filter((note) => note.state !== 'trashed');
}

/** All notes, the trash too, in list order: top to bottom, then from the start, then unplaced by id. */
export function allNotesOf(board: Y.Doc): Note[] {
	return [...notesMap(board).keys()]
		.map((id) => noteOf(board, id))
		.filter((note) => note !== null)
		.sort(byPlace);
}

export function byPlace(a: Note, b: Note): number {
	if (a.pos && b.pos) return a.pos[1] - b.pos[1] || a.pos[0] - b.pos[0] || compare(a.id, b.id);
	if (a.pos) return -1;
	if (b.pos) return 1;
	return compare(a.id, b.id);
}

/** Adds a note and gives its id. Two people at once: both notes stay. */
export function addNote(board: Y.Doc, text: string, fields: NoteFields = {}): NoteId {
	const id = newId<NoteId>();
	board.transact(() => {
		const map = new Y.Map<unknown>();
		map.set('text', new Y.Text(cleanText(text)));
		for (const [key, value] of Object.entries(stored(fields)))
			if (value !== null && value !== '') map.set(key, value);
		notesMap(board).set(id, map);
	}, board.clientID);
	return id;
}

/** Applies one typed edit to a note's text. Two people at once: all letters of both stay. */
export function typeInNote(board: Y.Doc, id: string, edit: TextEdit): void {
	const text = noteText(board, id);
	if (text) editText(text, { ...edit, insert: cleanText(edit.insert) });
}

/** Replaces a note's text by the smallest edit. Two people at once: both edits stay, merged. */
export function rewriteNote(board: Y.Doc, id: string, text: string): void {
	const shared = noteText(board, id);
	const edit = shared && editBetween(shared.toString(), cleanText(text));
	if (shared && edit) editText(shared, edit);
}

/**
 * Sets fields of a note. Two people at once: of each field the later write stands; different fields
 * do not disturb each other.
 */
export function setNote(board: Y.Doc, id: string, fields: NoteFields): void {
	const map = noteMap(board, id);
	if (!map) return;
	board.transact(() => {
		for (const [key, value] of Object.entries(stored(fields)))
			if (value === null || value === '') map.delete(key);
			else if (!same(map.get(key), value)) map.set(key, value);
	}, board.clientID);
}

/**
 * Puts a note in the trash as it reads now. Somebody edits it at the same time: the edit wins, the
 * note is shown again and says that it was edited after it was removed.
 */
export function trashNote(board: Y.Doc, id: string): void {
	const map = noteMap(board, id);
	const note = noteOf(board, id);
	if (!map || !note) return;
	board.transact(() => map.set('gone', goneMark(note.lead, note.text)), board.clientID);
}

/** Takes a note back from the trash. Two people at once: it is back. */
export function restoreNote(board: Y.Doc, id: string): void {
	const map = noteMap(board, id);
	if (map?.has('gone')) board.transact(() => map.delete('gone'), board.clientID);
}

/**
 * Puts a trace in a note's place: its words, and everything hung on them, are deleted for everybody.
 * Only the server does this. Somebody types in the note at the same time: those letters go too,
 * whenever they arrive. Twice: the first stays.
 */
export function withdrawNote(board: Y.Doc, id: string, at: number): void {
	const map = notesMap(board).get(id);
	if (!(map instanceof Y.Map) || map.has('withdrawn')) return;
	board.transact(() => {
		const trace = new Y.Map<unknown>([['withdrawn', at]]);
		for (const key of ['kind', 'question', 'pos', 'cluster'])
			if (map.get(key) !== undefined) trace.set(key, map.get(key));
		notesMap(board).set(id, trace);
	}, board.clientID);
}

/**
 * Gives a withdrawn note its words back, where its trace lies now. Only the server does this.
 * @param was its fields as they stood
 */
export function takeBackNote(
	board: Y.Doc,
	id: string,
	was: Readonly<Record<string, unknown>> & { readonly text: string }
): void {
	const map = notesMap(board).get(id);
	if (!(map instanceof Y.Map) || !map.has('withdrawn')) return;
	board.transact(() => {
		map.set('text', new Y.Text(was.text));
		for (const key of ['lead', 'table', 'lang'])
			if (typeof was[key] === 'string') map.set(key, was[key]);
		map.delete('withdrawn');
	}, board.clientID);
}

/** What `gone` holds: a mark of the words as the remover saw them. */
export function goneMark(lead: string, text: string): string {
	const hash = digest(encodeUtf8(JSON.stringify([lead, text])));
	return Array.from(hash.subarray(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function stored(fields: NoteFields): Record<string, unknown> {
	return {
		...fields,
		...(fields.lead === undefined
			? {}
			: { lead: cleanText(fields.lead).replace(/\s+/g, ' ').trim() }),
		...(fields.table ? { table: cleanName(fields.table) } : {}),
		...(fields.pos === undefined ? {} : { pos: fields.pos.map(Math.round) })
	};
}

function leadOf(map: NoteMap): string {
	const lead = map.get('lead');
	if (lead instanceof Y.Text) return cleanText(lead.toString());
	return typeof lead === 'string' ? cleanText(lead) : '';
}

function wordOf(value: unknown): string | null {
	return typeof value === 'string' && value !== '' ? value : null;
}

function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

function same(a: unknown, b: unknown): boolean {
	return a === b || JSON.stringify(a) === JSON.stringify(b);
}
