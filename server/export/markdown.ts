import { printed } from '#domain/printed.ts';
import { itemsOfBox, type Report, type ReportSession, type ReportItem } from '#domain/report.ts';
import { inline, lines, paragraphs, strong } from './markdown-text.ts';
import { boxTitle } from './box-title.ts';
import { sourceGroups, sourceLine } from './sources.ts';
import { coverOf } from './cover.ts';
import type { Words } from './words.ts';

/** The report as CommonMark: headings as in Word, one list item a recommendation, the annex last. */
export function markdown(report: Report, words: Words): string {
	return (
		[
			...cover(report, words),
			...report.sessions.flatMap((session) => [
				`## ${inline(words.session(session.id, session.title))}`,
				paragraphs(session.description ?? ''),
				...(session.boxes.every((box) => itemsOfBox(box).length === 0 && box.plenary)
					? [words.nothingYet]
					: boxes(session, words))
			]),
			...sources(report, words)
		]
			.filter((block) => block !== '')
			.join('\n\n') + '\n'
	);
}

function cover(report: Report, words: Words): string[] {
	const { title, theme, facts, stamp, extract, figures, rule } = coverOf(report, words);
	return [
		`# ${inline(title)}`,
		theme === null ? '' : `*${inline(theme)}*`,
		facts.map(inline).join('\\\n'),
		strong(inline([stamp, extract].filter((part) => part !== null).join(' · '))),
		inline(figures),
		inline(rule)
	];
}

function boxes(session: ReportSession, words: Words): string[] {
	const plenary = session.boxes.every((box) => box.plenary);
	return [
		`### ${plenary ? words.ofPlenary : words.ofTheGroups}`,
		...session.boxes.flatMap((box) => [
			strong(inline(boxTitle(box, session, words))),
			...box.sections.flatMap((section) => [
				section.question === null ? '' : `#### ${inline(section.question.text)}`,
				section.recommendations.length === 0
					? words.noRecommendations
					: section.recommendations.map(item).join('\n')
			])
		])
	];
}

function item(one: ReportItem, place: number, list: readonly ReportItem[]): string {
	const { lead, text } = printed(one, place === list.length - 1);
	const said = [strong(inline(lead ?? '')), lines(text, '  ')].filter((part) => part !== '');
	return `- ${inline(one.label)} ${said.join(' ')}`;
}

function sources(report: Report, words: Words): string[] {
	const groups = sourceGroups(report, words);
	if (groups.length === 0) return [];
	return [
		`## ${words.sources.title}`,
		words.sources.about,
		...groups.flatMap((group) => [
			`### ${inline(group.title)}`,
			group.entries
				.map((entry) => `- ${strong(inline(entry.label))} ${inline(sourceLine(entry, words))}`)
				.join('\n')
		])
	];
}
