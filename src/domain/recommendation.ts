import { digest } from 'lib0/hash/sha256';
import { encodeUtf8 } from 'lib0/string';
import type { BoardId, NoteId, RecommendationId } from './id.ts';
import type { Kind } from './kind.ts';

/** What was promoted: the record of one or more notes, as plenary, wall and report show it. */
export type Recommendation = {
	readonly id: RecommendationId;
	/** What is printed: session-letter-serial, e.g. `I-B-3`. Never reused, never renumbered. */
	readonly label: string;
	readonly board: BoardId;
	readonly session: string;
	/** Id of the board's question it answers; null on a board without questions. */
	readonly question: string | null;
	readonly kind: Kind;
	readonly lead: string | null;
	readonly text: string;
	/** Ids of the source notes, in the order they were chosen. */
	readonly notes: readonly NoteId[];
	readonly status: 'live' | 'withdrawn';
	/** Counts wordings, from 1. */
	readonly version: number;
	/** In order of promotion on its board, from 1. */
	readonly serial: number;
	/** When it was promoted, ms since 1970 by the server's clock. */
	readonly at: number;
};

/** A source note as it was at the moment of promotion: the words that were carried, and from where. */
export type Source = {
	readonly recommendation: RecommendationId;
	readonly note: NoteId;
	readonly board: BoardId;
	readonly question: string | null;
	readonly kind: Kind;
	readonly lead: string | null;
	readonly text: string;
	/** When the note was first written, ms since 1970. */
	readonly at: number;
};

export function labelOf(session: string, letter: string, serial: number): string {
	return `${session}-${letter}-${serial}`;
}

/** The label inside its own session: `B3`. */
export function shortLabelOf(recommendation: Pick<Recommendation, 'label' | 'session'>): string {
	return recommendation.label.slice(recommendation.session.length + 1).replace('-', '');
}

/**
 * The same notes of the same board give the same id on every node and at every repetition, until
 * that set has been withdrawn; the next promotion of it is a new recommendation.
 */
export function recommendationId(
	board: BoardId,
	notes: readonly NoteId[],
	withdrawals: number
): RecommendationId {
	const key = JSON.stringify([board, setOf(notes), withdrawals]);
	const hash = digest(encodeUtf8(key));
	return Array.from(hash.subarray(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join(
		''
	) as RecommendationId;
}

/** Notes as a set: order and repetition do not matter. */
export function setOf(notes: readonly NoteId[]): NoteId[] {
	return [...new Set(notes)].sort();
}

/** Promotion order on a board; agenda order between boards is the boards' own. */
export function inOrder(list: readonly Recommendation[]): Recommendation[] {
	return [...list].sort((a, b) => a.serial - b.serial);
}
