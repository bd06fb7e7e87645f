import { boardPastOf, bringBack, type BoardPast } from '#domain/board-past.ts';
import type { Board } from '#domain/board.ts';
import { documentName } from '#domain/document.ts';
import { facilitates, type Member } from '#domain/member.ts';
import type { Note } from '#domain/note.ts';
import { allow } from '#domain/permission.ts';
import { boardAt, minutesOf, type Minute } from '../rooms/past.ts';
import type { Storage } from '../storage/storage.ts';
import { boardIn, type Does } from './deed.ts';
import type { OpenEvent } from './open-event.ts';

/** A note as it stood, and whether it came while the board was closed or locked. */
export type PastNote = Note & { readonly late: boolean };

/**
 * Makes a board as it stood at a moment, by an edit that merges with everybody's. Two people at once:
 * both happen, one after the other, and the later stands. Words typed meanwhile stay. Withdrawn and
 * erased notes stay gone, recommendations stay as they are.
 */
export const restoreBoard: Does<'restoreBoard'> = async ({ event, storage }, { board: id, at }) => {
	const board = boardIn(event, id);
	const then = await pastOf(storage, board, at);
	return {
		onBoard: { board: board.id, edit: (doc) => bringBack(doc, then) },
		answer: {
			board: board.id,
			at,
			notes: then.notes.filter((note) => note.state !== 'trashed').length
		}
	};
};

/**
 * The minutes in which a board changed, with how many notes could be read at their ends.
 * @throws Refusal `not-allowed` for anybody but facilitators and organisers, `not-found`; Corrupt
 */
export async function minutesOfBoard(
	storage: Storage,
	event: OpenEvent,
	member: Member,
	id: string
): Promise<Minute[]> {
	allow(facilitates(member));
	const { id: board } = boardIn(event, id);
	return minutesOf(await storage.history(documentName({ kind: 'board', board })));
}

/**
 * A board's notes as they stood at a moment, in list order, the trash too; not those whose words have
 * been taken back since.
 * @throws Refusal `not-allowed` for anybody but facilitators and organisers, `not-found`; Corrupt
 */
export async function notesOfBoardAt(
	storage: Storage,
	event: OpenEvent,
	member: Member,
	id: string,
	at: number
): Promise<PastNote[]> {
	allow(facilitates(member));
	const board = boardIn(event, id);
	const { notes } = await pastOf(storage, board, at);
	const rows = await storage.rows('notes', { board: board.id });
	const late = new Set(rows.filter((row) => row.late).map((row) => row.note));
	return notes.map((note) => ({ ...note, late: late.has(note.id) }));
}

async function pastOf(storage: Storage, { id: board }: Board, at: number): Promise<BoardPast> {
	const log = await storage.history(documentName({ kind: 'board', board }));
	const rows = await storage.rows('notes', { board });
	const gone = new Set(rows.filter((row) => row.withdrawnAt !== null).map((row) => row.note));
	const doc = boardAt(log, at);
	const past = boardPastOf(doc);
	doc.destroy();
	return { ...past, notes: past.notes.filter((note) => !gone.has(note.id)) };
}
