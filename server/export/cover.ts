import { itemsOf, itemsOfBox, type Report } from '#domain/report.ts';
import type { Words } from './words.ts';

/** What stands on a report's first page, in words. */
export type Cover = {
	readonly title: string;
	readonly theme: string | null;
	/** Days and place, then who organised it. */
	readonly facts: readonly string[];
	/** `Draft of 10 June 2026, 13:20`. */
	readonly stamp: string;
	/** `10 June 2026, 13:20`. */
	readonly made: string;
	readonly extract: string | null;
	/** `11 recommendations from 4 groups in 2 sessions`. */
	readonly figures: string;
	readonly rule: string;
};

export function coverOf(report: Report, words: Words): Cover {
	const { event, madeAt, draft } = report;
	const days = words.days(event.starts, event.ends);
	return {
		title: event.title,
		theme: event.theme,
		facts: [
			event.place === null ? days : `${event.place}, ${days}`,
			event.organisers.map((one) => one.name).join(' · ')
		].filter((fact) => fact !== ''),
		stamp: (draft ? words.draftOf : words.madeOn)(madeAt, event.timezone),
		made: words.fullMoment(madeAt, event.timezone),
		extract: extractOf(report, words),
		figures: figuresOf(report, words),
		rule: words.rule[report.attribution]
	};
}

function extractOf(report: Report, words: Words): string | null {
	const session = report.sessions[0];
	const box = session?.boxes[0];
	if (report.extract.board !== null && session && box)
		return words.extractOfBoard(session.id, box.letter);
	return report.extract.session !== null && session ? words.extractOfSession(session.id) : null;
}

/** Counts groups and sessions that brought something. */
function figuresOf(report: Report, words: Words): string {
	const boxes = report.sessions.flatMap((session) =>
		session.boxes.filter((box) => itemsOfBox(box).length > 0).map((box) => ({ session, box }))
	);
	return words.figures(
		itemsOf(report).length,
		boxes.filter(({ box }) => !box.plenary).length,
		new Set(boxes.map(({ session }) => session.id)).size
	);
}
