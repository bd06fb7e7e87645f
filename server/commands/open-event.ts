import type { Board } from '#domain/board.ts';
import type { EventFacts, Session } from '#domain/event-view.ts';
import type { Agenda } from '#domain/agenda.ts';
import type { BoardId, EventId, NoteId, ParticipantId, RecommendationId } from '#domain/id.ts';
import type { Recommendation } from '#domain/recommendation.ts';
import type { Storage } from '../storage/storage.ts';
import type { Tables } from '../storage/tables.ts';

/** An event's deciding rows, held in memory so that permissions are answered without waiting. */
export type OpenEvent = {
	readonly id: EventId;
	readonly facts: EventFacts;
	readonly sessions: readonly Session[];
	readonly boards: Map<BoardId, Board>;
	/** When each board that is closed was closed, ms; a board that was never open is not in it. */
	readonly closedAt: Map<BoardId, number>;
	/** The moment of the last log entry, so that the next one is later and the log keeps its order. */
	lastDeedAt: number;
};

/** Reads an event's rows; null when there is no such event. */
export async function readEvent(storage: Storage, id: string): Promise<OpenEvent | null> {
	const [row] = await storage.rows('events', { id });
	if (!row) return null;
	const boards = new Map<BoardId, Board>();
	const closedAt = new Map<BoardId, number>();
	for (const board of await storage.rows('boards', { event: id })) {
		boards.set(board.id as BoardId, await readBoard(storage, board));
		if (board.closedAt !== null) closedAt.set(board.id as BoardId, board.closedAt);
	}
	return {
		id: id as EventId,
		facts: factsOf(row),
		sessions: sessionsOf(row.agenda),
		boards,
		closedAt,
		lastDeedAt: 0
	};
}

/** The recommendations of a board, in order of promotion, withdrawn ones too. */
export async function readRecommendations(
	storage: Storage,
	board: string
): Promise<Recommendation[]> {
	const rows = await storage.rows('recommendations', { board });
	return rows.map(recommendationOf).sort((a, b) => a.serial - b.serial);
}

/** One recommendation as it stands. */
export async function readRecommendation(
	storage: Storage,
	id: string
): Promise<Recommendation | null> {
	const [row] = await storage.rows('recommendations', { id });
	return row ? recommendationOf(row) : null;
}

export function factsOf(row: Tables['events']): EventFacts {
	const { format: _, sessions: __, theme, place, ...agenda } = row.agenda;
	return {
		...agenda,
		id: row.id as EventId,
		joinCode: row.joinCode,
		theme: theme ?? null,
		place: place ?? null,
		attribution: row.attribution
	};
}

export function sessionsOf(agenda: Agenda): Session[] {
	return agenda.sessions.map((session, ordinal) => ({
		id: session.id,
		ordinal,
		title: session.title,
		description: session.description ?? null,
		facilitators: session.facilitators,
		groupFacilitators: session.groupFacilitators
	}));
}

/** A board's row. `closedAt` is null for a board that is open or was never open. */
export function boardRow(
	board: Board,
	{ id: event, closedAt }: Pick<OpenEvent, 'id' | 'closedAt'>
): Tables['boards'] {
	const { rapporteurs: _, ...row } = board;
	return {
		...row,
		event,
		questions: [...board.questions],
		closedAt: closedAt.get(board.id) ?? null
	};
}

/** As everybody may see it: a withdrawn recommendation keeps its label and loses its words. */
export function recommendationOf(row: Tables['recommendations']): Recommendation {
	const { event: _, promotedBy: __, withdrawnBy: ___, withdrawnAt: ____, ...rest } = row;
	return {
		...rest,
		id: row.id as RecommendationId,
		board: row.board as BoardId,
		notes: row.notes as NoteId[],
		...(row.status === 'live' ? {} : { lead: null, text: '' })
	};
}

async function readBoard(storage: Storage, row: Tables['boards']): Promise<Board> {
	const { event: _, closedAt: __, ...board } = row;
	const places = await storage.rows('rapporteurs', { board: row.id });
	const rapporteurs = await Promise.all(
		places
			.sort((a, b) => a.place - b.place)
			.map(async ({ participant }) => {
				const [person] = await storage.rows('participants', { id: participant });
				return { participant: participant as ParticipantId, name: person?.name ?? '' };
			})
	);
	return { ...board, id: row.id as BoardId, rapporteurs };
}
