import type { Board } from '#domain/board.ts';
import type { DocumentRef } from '#domain/document.ts';
import type { BoardId, EventId } from '#domain/id.ts';
import type { Member } from '#domain/member.ts';
import { accessTo, type Access } from '#domain/permission.ts';
import type { Storage, Write } from '../storage/storage.ts';
import { readEvent, type OpenEvent } from './open-event.ts';

/** The events this server has open, and a queue for each: commands of one event come one at a time. */
export type Events = {
	/** The event with this id, opened if need be; null when there is none. */
	open(id: string): Promise<OpenEvent | null>;
	/** The event a document belongs to; null when there is no such document. */
	ofDocument(document: DocumentRef): Promise<OpenEvent | null>;
	/** What a member may do in a document of an open event, now. */
	access(
		member: Member,
		document: DocumentRef,
		occasion?: { readonly firstStep2: boolean }
	): Access;
	/** Whether a document is a locked board: notes that appear in it are late. */
	isLate(document: DocumentRef): boolean;
	/**
	 * A participant's first note in a session makes its board the one they work on, unless they have
	 * chosen one: the row is added, never put in the place of a choice.
	 */
	choiceBy(member: Member, document: DocumentRef): Write[];
	/** Runs a task when all earlier tasks of the event have ended, however they ended. */
	inTurn<T>(id: EventId, task: () => Promise<T>): Promise<T>;
	/** Resolves when no task is left. */
	settled(): Promise<void>;
};

/** @param now the server's clock, ms since 1970 */
export function createEvents(storage: Storage, now: () => number): Events {
	const open = new Map<string, Promise<OpenEvent | null>>();
	const boards = new Map<BoardId, OpenEvent>();
	const turns = new Map<EventId, Promise<unknown>>();

	const opened = (id: string): Promise<OpenEvent | null> => {
		const known = open.get(id);
		if (known) return known;
		const reading = readEvent(storage, id).then((event) => {
			if (event) for (const board of event.boards.keys()) boards.set(board, event);
			else open.delete(id);
			return event;
		});
		open.set(id, reading);
		reading.catch(() => open.delete(id));
		return reading;
	};

	return {
		open: opened,
		async ofDocument(document) {
			if (document.kind === 'event') return opened(document.event);
			const known = boards.get(document.board);
			if (known) return known;
			const [row] = await storage.rows('boards', { id: document.board });
			return row ? opened(row.event) : null;
		},
		access(member, document, occasion) {
			const board = boardOf(boards, document);
			if (!occasion?.firstStep2 || !board || board.open) return accessTo(member, document, board);
			const closedAt = boards.get(board.id)?.closedAt.get(board.id) ?? null;
			return accessTo(member, document, board, { now: now(), closedAt, firstStep2: true });
		},
		isLate: (document) => boardOf(boards, document)?.locked === true,
		choiceBy(member, document) {
			const board = boardOf(boards, document);
			const { event, participant, role } = member;
			if (!board || participant === null || role !== 'participant') return [];
			const { session, id } = board;
			const row = { event, session, participant, board: id, at: now() };
			return [{ op: 'add', table: 'choices', row }];
		},
		inTurn(id, task) {
			const turn = (turns.get(id) ?? Promise.resolve()).then(task, task);
			turns.set(id, turn);
			const done = () => {
				if (turns.get(id) === turn) turns.delete(id);
			};
			turn.then(done, done);
			return turn;
		},
		async settled() {
			while (turns.size > 0) await Promise.allSettled(turns.values());
		}
	};
}

function boardOf(boards: Map<BoardId, OpenEvent>, document: DocumentRef): Board | null {
	return document.kind === 'board'
		? (boards.get(document.board)?.boards.get(document.board) ?? null)
		: null;
}
