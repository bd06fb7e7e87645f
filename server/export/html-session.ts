import { printed } from '#domain/printed.ts';
import {
	itemsOfBox,
	type ReportBox,
	type ReportItem,
	type ReportSection,
	type ReportSession
} from '#domain/report.ts';
import { boxTitle } from './box-title.ts';
import { element, lines, type Content, type Markup, type Says } from './html-text.ts';
import type { Words } from './words.ts';

/** A session, the `place`th from 0: heading, description, and a box for each board. */
export function sessionPart(
	session: ReportSession,
	place: number,
	says: Says,
	words: Words
): Markup {
	const { title, description, boxes } = session;
	const id = `session-${place + 1}`;
	const plenary = boxes.every((box) => box.plenary);
	const nothing = plenary && boxes.every((box) => itemsOfBox(box).length === 0);
	return element(
		'section',
		{ 'aria-labelledby': id },
		element('h2', { id, ...says(title) }, words.session(session.id, title)),
		(description ?? '')
			.split(/\n\s*\n/)
			.filter((part) => part.trim() !== '')
			.map((part) => element('p', { class: 'prose', ...says(part) }, lines(part.trim()))),
		nothing
			? element('p', { class: 'nothing' }, words.nothingYet)
			: [
					element('h3', {}, plenary ? words.ofPlenary : words.ofTheGroups),
					boxes.map((box) => boxPart(box, session, says, words))
				]
	);
}

function boxPart(box: ReportBox, session: ReportSession, says: Says, words: Words): Markup {
	const title = boxTitle(box, session, words);
	return element(
		'div',
		{ class: 'box', id: `b_${box.board}` },
		element('p', { class: 'banner' }, box.plenary ? words.plenaryBanner : words.groupBanner),
		title === '' ? null : element('p', { class: 'topic', ...says(title) }, title),
		box.sections.map((section) => sectionPart(section, says, words))
	);
}

function sectionPart(
	{ question, recommendations }: ReportSection,
	says: Says,
	words: Words
): Content {
	return [
		question === null ? null : element('h4', says(question.text), lines(question.text)),
		recommendations.length === 0
			? element('p', { class: 'nothing' }, words.noRecommendations)
			: element(
					'ul',
					{},
					recommendations.map((item, place, list) =>
						recommendation(item, place === list.length - 1, says)
					)
				)
	];
}

/** Where a recommendation stands, for the annex to lead to. */
export function anchorOf(recommendation: string): string {
	return `r_${recommendation}`;
}

function recommendation(item: ReportItem, last: boolean, says: Says): Markup {
	const { lead, text } = printed(item, last);
	return element(
		'li',
		{ id: anchorOf(item.id), ...says(`${lead ?? ''} ${text}`) },
		element('span', { class: 'label' }, item.label),
		' ',
		element(
			'p',
			{},
			lead === null ? null : element('strong', {}, lines(lead)),
			lead === null || text === '' ? null : ' ',
			lines(text)
		)
	);
}
