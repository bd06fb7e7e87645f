import type * as Y from 'yjs';
import type { AgendaDay, AgendaPerson, Organisation } from './agenda.ts';
import type { Attribution } from './attribution.ts';
import type { Board } from './board.ts';
import type { EventId } from './id.ts';
import { inOrder, type Recommendation } from './recommendation.ts';

/**
 * An event as everybody in it may see it: plain data, read from the event document. The page draws
 * it, `GET /api/v1/events/ID` answers it, the report starts from it.
 *
 * In the event document: map `event` (one key a field of `EventFacts`), `sessions`, `boards`,
 * `recommendations` (from id to plain data). Only the server writes it.
 */
export type EventView = {
	readonly event: EventFacts;
	readonly sessions: readonly Session[];
	readonly boards: readonly Board[];
	readonly recommendations: readonly Recommendation[];
	readonly floorPoints: readonly never[];
	readonly parkingLot: readonly never[];
	readonly themes: readonly never[];
};

export type EventFacts = {
	readonly id: EventId;
	readonly joinCode: string;
	readonly title: string;
	readonly theme: string | null;
	readonly place: string | null;
	/** First and last day, YYYY-MM-DD in the event's time zone. */
	readonly starts: string;
	readonly ends: string;
	readonly timezone: string;
	readonly languages: readonly string[];
	readonly organisers: readonly { readonly name: string; readonly short?: string | undefined }[];
	readonly organisations: readonly Organisation[];
	readonly objectives: readonly string[];
	readonly topics: readonly string[];
	readonly principles: readonly string[];
	readonly days: readonly AgendaDay[];
	/** How closely an export may name people at most; may only be tightened. */
	readonly attribution: Attribution;
};

export type Session = {
	readonly id: string;
	readonly ordinal: number;
	readonly title: string;
	readonly description: string | null;
	readonly facilitators: readonly AgendaPerson[];
	readonly groupFacilitators: readonly AgendaPerson[];
};

/** Reads the event document; null while it is empty (not yet synced). */
export function eventViewOf(doc: Y.Doc): EventView | null {
	const facts = doc.getMap('event').toJSON() as Partial<EventFacts>;
	if (facts.id === undefined) return null;
	const boards = values<Board>(doc.getMap('boards')).sort((a, b) => a.ordinal - b.ordinal);
	const place = new Map(boards.map((board) => [board.id, board.ordinal]));
	const recommendations = inOrder(values<Recommendation>(doc.getMap('recommendations'))).sort(
		(a, b) => (place.get(a.board) ?? 0) - (place.get(b.board) ?? 0)
	);
	return {
		event: facts as EventFacts,
		sessions: values<Session>(doc.getMap('sessions')).sort((a, b) => a.ordinal - b.ordinal),
		boards,
		recommendations,
		floorPoints: [],
		parkingLot: [],
		themes: []
	};
}

/** Live recommendations of one board, in order of promotion. */
export function recommendationsOf(view: EventView, board: string): Recommendation[] {
	return view.recommendations.filter((one) => one.board === board && one.status === 'live');
}

/** The live recommendation a note is a source of, if any. */
export function recommendationWith(view: EventView, note: string): Recommendation | null {
	return (
		view.recommendations.find(
			(one) => one.status === 'live' && one.notes.some((source) => source === note)
		) ?? null
	);
}

export function boardsOfSession(view: EventView, session: string): Board[] {
	return view.boards.filter((board) => board.session === session);
}

function values<T>(map: Y.Map<unknown>): T[] {
	return Object.values(map.toJSON()) as T[];
}
