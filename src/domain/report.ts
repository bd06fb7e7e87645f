import type { OrganisationType } from './agenda.ts';
import type { Attribution } from './attribution.ts';
import type { Question } from './board.ts';
import type { EventFacts } from './event-view.ts';
import type { Kind } from './kind.ts';
import type { Recommendation } from './recommendation.ts';

/**
 * The report as plain data, in agenda order: what the page, the wall and every export draw.
 * Made by `reportOf`; no format adds, drops or renumbers anything.
 */
export type Report = {
	/** The event without its join code: a report travels further than the room. */
	readonly event: ReportEvent;
	/** When it was made, ms since 1970. */
	readonly madeAt: number;
	readonly draft: boolean;
	/** What was asked for, within the event's rule. */
	readonly attribution: Attribution;
	/** Only this session or board, when it is an extract. */
	readonly extract: ReportExtract;
	readonly sessions: readonly ReportSession[];
};

export type ReportEvent = Omit<EventFacts, 'joinCode'>;

export type ReportExtract = { readonly session: string | null; readonly board: string | null };

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

/** A recommendation as the event has it, and what it came from. */
export type ReportItem = Recommendation & { readonly sources: readonly ReportSource[] };

export type ReportSource = {
	readonly note: string;
	readonly board: string;
	/** Id of the question; null on a board without questions. */
	readonly question: string | null;
	readonly kind: Kind;
	readonly lead: string | null;
	readonly text: string;
	/** ms since 1970; rounded down to its slot when nobody is to be named. */
	readonly at: number;
	readonly by: ReportAuthor | null;
};

/** Who wrote a note, as far as the attribution goes. */
export type ReportAuthor =
	| { readonly type: OrganisationType }
	| { readonly organisation: string }
	| { readonly name: string; readonly organisation: string | null };

/** All recommendations of a report, in the order it prints them. */
export function itemsOf(report: Pick<Report, 'sessions'>): ReportItem[] {
	return report.sessions.flatMap((session) => session.boxes.flatMap(itemsOfBox));
}

export function itemsOfBox(box: ReportBox): ReportItem[] {
	return box.sections.flatMap((section) => section.recommendations);
}
