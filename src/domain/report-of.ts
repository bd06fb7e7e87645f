import { attributionWithin, type Attribution } from './attribution.ts';
import { authorWithin, type Author } from './author.ts';
import type { Board } from './board.ts';
import type { EventView } from './event-view.ts';
import { timedSlots } from './now-next.ts';
import type { Recommendation, Source } from './recommendation.ts';
import { Refusal } from './refusal.ts';
import type {
	Report,
	ReportBox,
	ReportEvent,
	ReportExtract,
	ReportItem,
	ReportSection
} from './report.ts';

/** What a report is made from. */
export type ReportInput = {
	readonly view: EventView;
	/** Sources of all recommendations, in any order. */
	readonly sources: readonly Source[];
	/** Who first wrote a note, by `authorKey`; a note that is missing has no known author. */
	readonly authors: ReadonlyMap<string, Author>;
	/** How closely to name people; the event's own rule is never passed. */
	readonly attribution: Attribution;
	readonly extract: ReportExtract;
	/** ms since 1970. */
	readonly madeAt: number;
	readonly draft: boolean;
};

/** Where a note's author stands in `ReportInput.authors`: a note id is unique on its board only. */
export function authorKey(board: string, note: string): string {
	return `${board}/${note}`;
}

/**
 * The report: every live recommendation exactly once, in agenda order (session, board, question of
 * the board, promotion), withdrawn ones nowhere. Sessions and boards without any are kept, empty.
 * @throws Refusal `not-found` for an extract of a session or board that the event does not have
 */
export function reportOf(input: ReportInput): Report {
	const { view, extract } = input;
	const attribution = attributionWithin(input.attribution, view.event.attribution);
	const event = publicFacts(view);
	const round = attribution === 'none' ? roundingIn(event) : (at: number) => at;
	const sources = byRecommendation(input.sources);
	const organisations = view.event.organisations;

	const itemOf = (one: Recommendation): ReportItem => ({
		...one,
		at: round(one.at),
		sources: ordered(one, sources.get(one.id) ?? []).map((source) => {
			const author = input.authors.get(authorKey(source.board, source.note));
			return {
				note: source.note,
				board: source.board,
				question: source.question,
				kind: source.kind,
				lead: source.lead,
				text: source.text,
				at: round(source.at),
				by: author ? authorWithin(author, attribution, organisations) : null
			};
		})
	});
	const boxOf = (board: Board): ReportBox => ({
		board: board.id,
		letter: board.letter,
		topic: board.topic,
		plenary: board.plenary,
		sections: sectionsOf(
			board,
			view.recommendations
				.filter((one) => one.board === board.id && one.status === 'live')
				.sort((a, b) => a.serial - b.serial)
				.map(itemOf)
		)
	});

	return {
		event,
		madeAt: input.madeAt,
		draft: input.draft,
		attribution,
		extract,
		sessions: partsOf(view, extract).map(({ session, boards }) => ({
			id: session.id,
			title: session.title,
			description: session.description,
			boxes: boards.map(boxOf)
		}))
	};
}

function partsOf({ sessions, boards }: EventView, extract: ReportExtract) {
	const only = boards.find((board) => board.id === extract.board);
	const wanted = sessions
		.filter((session) => extract.session === null || session.id === extract.session)
		.filter((session) => extract.board === null || session.id === only?.session)
		.sort((a, b) => a.ordinal - b.ordinal);
	if (wanted.length === 0 && (extract.session ?? extract.board) !== null)
		throw new Refusal('not-found', {
			path: only === undefined && extract.board ? 'board' : 'session'
		});
	return wanted.map((session) => ({
		session,
		boards: boards
			.filter((board) => board.session === session.id)
			.filter((board) => extract.board === null || board === only)
			.sort((a, b) => a.ordinal - b.ordinal)
	}));
}

/** A question nobody asks any more does not lose its recommendations: they stand with the first. */
function sectionsOf(board: Board, items: readonly ReportItem[]): ReportSection[] {
	const [first, ...rest] = board.questions;
	const others = new Set(rest.map((question) => question.id));
	return [
		{
			question: first ?? null,
			recommendations: items.filter((one) => one.question === null || !others.has(one.question))
		},
		...rest.map((question) => ({
			question,
			recommendations: items.filter((one) => one.question === question.id)
		}))
	];
}

function byRecommendation(sources: readonly Source[]): Map<string, Source[]> {
	const found = new Map<string, Source[]>();
	for (const source of sources) {
		const list = found.get(source.recommendation);
		if (list) list.push(source);
		else found.set(source.recommendation, [source]);
	}
	return found;
}

function ordered(one: Recommendation, sources: readonly Source[]): Source[] {
	return [...sources].sort((a, b) => one.notes.indexOf(a.note) - one.notes.indexOf(b.note));
}

function publicFacts({ event }: EventView): ReportEvent {
	const facts: ReportEvent & { joinCode?: string } = { ...event };
	delete facts.joinCode;
	return facts;
}

/** Rounds a moment down to the start of its agenda slot; outside the agenda, to the full hour there. */
function roundingIn(event: Pick<ReportEvent, 'days' | 'timezone'>): (at: number) => number {
	const slots = timedSlots(event);
	const minutes = new Intl.DateTimeFormat('en', { timeZone: event.timezone, minute: 'numeric' });
	return (at) => {
		const slot = slots.findLast((one) => one.startsAt <= at && at < one.endsAt);
		if (slot) return slot.startsAt;
		const minute = Math.floor(at / 60_000) * 60_000;
		return minute - Number(minutes.format(minute)) * 60_000;
	};
}
