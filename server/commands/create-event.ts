import { agendaOf } from '#domain/agenda.ts';
import { boardsOf, type Board } from '#domain/board.ts';
import { newId, type BoardId, type EventId } from '#domain/id.ts';
import { newJoinCode, type JoinCode } from '#domain/join-code.ts';
import { drawBoard, drawEvent, drawSession } from '#domain/picture.ts';
import { hashOf, newToken } from '../access/token.ts';
import type { Rooms } from '../rooms/rooms.ts';
import type { Storage, Write } from '../storage/storage.ts';
import { boardRow, factsOf, sessionsOf } from './open-event.ts';

/** A new event. The secrets are told here and never again: only their hashes are kept. */
export type CreatedEvent = {
	readonly id: EventId;
	readonly joinCode: JoinCode;
	readonly secrets: {
		readonly organiser: string;
		readonly facilitator: string;
		readonly wall: string;
	};
	readonly boards: readonly Board[];
	/** Paths of keys in the agenda file that nobody knows. */
	readonly warnings: readonly string[];
};

/**
 * Makes an event of an agenda file, in one transaction.
 * @throws Refusal `bad-agenda` with the path of the bad value; nothing is there then
 */
export async function createEvent(
	storage: Storage,
	rooms: Rooms,
	file: unknown,
	at: number
): Promise<CreatedEvent> {
	const { agenda, warnings } = agendaOf(file);
	const id = newId<EventId>();
	const boards = boardsOf(agenda, () => newId<BoardId>());
	const secrets = { organiser: newToken(), facilitator: newToken(), wall: newToken() };
	const row = {
		id,
		joinCode: await freeJoinCode(storage),
		agenda,
		attribution: agenda.attribution,
		createdAt: at
	};
	const writes: Write[] = [
		{ op: 'insert', table: 'events', row },
		...(['organiser', 'facilitator', 'wall'] as const).map((role) => ({
			op: 'insert' as const,
			table: 'links' as const,
			row: { event: id, role, hash: hashOf(secrets[role]), createdAt: at }
		})),
		...boards.map((board) => ({
			op: 'insert' as const,
			table: 'boards' as const,
			row: boardRow(board, { id, closedAt: new Map() })
		}))
	];
	await rooms.write(
		{ kind: 'event', event: id },
		{
			writes,
			participant: null,
			edit(doc) {
				drawEvent(doc, factsOf(row));
				for (const session of sessionsOf(agenda)) drawSession(doc, session);
				for (const board of boards) drawBoard(doc, board);
			}
		}
	);
	return { id, joinCode: row.joinCode, secrets, boards, warnings };
}

async function freeJoinCode(storage: Storage): Promise<JoinCode> {
	for (;;) {
		const joinCode = newJoinCode();
		if ((await storage.rows('events', { joinCode })).length === 0) return joinCode;
	}
}
