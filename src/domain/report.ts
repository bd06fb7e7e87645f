import type { Attribution } from './attribution.ts';
import type { Question } from './board.ts';
import type { EventFacts } from './event-view.ts';
import type { Recommendation } from './recommendation.ts';

/**
 * The report as plain data, in agenda order: what the page, the wall and every export draw.
 * Made by `reportOf`; no format adds, drops or renumbers anything.
 */
export type Report = {
	readonly event: EventFacts;
	/** When it was made, ms since 1970. */
	readonly madeAt: number;
	readonly draft: boolean;
	readonly attribution: Attribution;
	/** Only this session or board, when it is an extract. */
	readonly extract: { readonly session: string | null; readonly board: string | null };
	readonly sessions: readonly ReportSession[];
};

export type ReportSession = {
	readonly id: string;
	readonly title: string;
	readonly description: string | null;
	readonly boxes: readonly ReportBox[];
};

/** One board's recommendation box; a board with several questions has a section for each. */
export type ReportBox = {
	readonly board: string;
	readonly letter: string;
	readonly topic: string;
	readonly plenary: boolean;
	readonly sections: readonly ReportSection[];
};

export type ReportSection = {
	readonly question: Question | null;
	readonly recommendations: readonly ReportItem[];
};

export type ReportItem = Recommendation & { readonly sources: readonly ReportSource[] };

export type ReportSource = {
	readonly note: string;
	readonly board: string;
	readonly question: string | null;
	readonly kind: string;
	readonly lead: string | null;
	readonly text: string;
	/** ms since 1970; rounded down to its slot when nobody is to be named. */
	readonly at: number;
	/** As far as the attribution allows: the type of organisation, the organisation, the person. */
	readonly by: string | null;
};
