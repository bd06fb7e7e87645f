import type { Board } from '#domain/board.ts';
import type { EventView } from '#domain/event-view.ts';
import { shortLabelOf } from '#domain/recommendation.ts';
import { reportOf } from '#domain/report-of.ts';
import type { ReportItem, ReportSection } from '#domain/report.ts';

/** One board's box as a screen draws it; a board with several questions has a section for each. */
export type PlenaryBox = {
	readonly board: Board;
	readonly sections: readonly BoxPart[];
	readonly count: number;
};

export type BoxPart = {
	readonly question: string | null;
	readonly items: readonly BoxLine[];
};

export type BoxLine = {
	readonly id: string;
	/** Short inside its session: `B1`. A withdrawn one is a gap: the next keeps its own label. */
	readonly label: string;
	readonly lead: string | null;
	readonly text: string;
};

/**
 * The boxes of a session as the report will print them: in agenda order, each with its live
 * recommendations in order of promotion. Empty for a session the event does not have.
 */
export function boxesOf(view: EventView, session: string): PlenaryBox[] {
	if (!view.sessions.some((one) => one.id === session)) return [];
	const boards = new Map<string, Board>(view.boards.map((board) => [board.id, board]));
	const report = reportOf({
		view,
		sources: [],
		authors: new Map(),
		attribution: view.event.attribution,
		extract: { session, board: null },
		madeAt: 0,
		draft: true
	});
	return report.sessions
		.flatMap((one) => one.boxes)
		.flatMap((box) => {
			const board = boards.get(box.board);
			if (!board) return [];
			const sections = box.sections.map(partOf);
			return { board, sections, count: sections.flatMap((part) => part.items).length };
		});
}

export function partOf(section: ReportSection): BoxPart {
	return { question: section.question?.text ?? null, items: section.recommendations.map(lineOf) };
}

/** What a board's region is named by beside letter and topic: its questions. */
export function questionsOf(board: Pick<Board, 'questions'>): string | null {
	return board.questions.map((question) => question.text).join(' ') || null;
}

function lineOf(one: ReportItem): BoxLine {
	return { id: one.id, label: shortLabelOf(one), lead: one.lead, text: one.text };
}
