import type { Report, ReportSession } from '#domain/report.ts';
import { boxTitle } from './box-title.ts';
import { coverOf } from './cover.ts';
import { sessionPart } from './html-session.ts';
import { sourceAnnex } from './html-sources.ts';
import { style } from './html-style.ts';
import { element, lines, saying, type Content, type Markup, type Says } from './html-text.ts';
import type { Words } from './words.ts';

/**
 * The report as one file of HTML that asks nothing of anybody: no script, no image, no font, no
 * address. Laid out as the Word file is; printed, it is a report on A4.
 */
export function html(report: Report, words: Words): string {
	const says = saying(report, words);
	const annex = sourceAnnex(report, says, words);
	const page = element(
		'html',
		{ lang: words.language, dir: 'ltr' },
		element(
			'head',
			{},
			element('meta', { charset: 'utf-8' }),
			element('meta', {
				'http-equiv': 'Content-Security-Policy',
				content: "default-src 'none'; style-src 'unsafe-inline'"
			}),
			element('meta', { name: 'referrer', content: 'no-referrer' }),
			element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
			element('meta', { name: 'generator', content: 'Plenum' }),
			element('title', {}, report.event.title),
			element('style', {}, style)
		),
		element(
			'body',
			{},
			cover(report, says, words),
			contents(report, annex !== null, says, words),
			element(
				'main',
				{},
				report.sessions.map((session, place) => sessionPart(session, place, says, words)),
				annex
			)
		)
	);
	return `<!doctype html>\n${page.markup}`;
}

function cover(report: Report, says: Says, words: Words): Markup {
	const { title, theme, facts, stamp, made, extract, figures, rule } = coverOf(report, words);
	const p = (kind: string, text: string) =>
		element('p', { class: kind, ...says(text) }, lines(text));
	return element(
		'header',
		{ class: 'cover' },
		report.draft
			? element('p', { class: 'stamp' }, element('strong', {}, words.draft), ' ', made)
			: element('p', { class: 'stamp' }, stamp),
		element('h1', says(title), lines(title)),
		theme === null ? null : p('theme', theme),
		facts.map((fact) => p('fact', fact)),
		extract === null ? null : p('fact', extract),
		element('p', { class: 'figures' }, figures),
		element('p', { class: 'rule' }, rule)
	);
}

function contents(report: Report, annex: boolean, says: Says, words: Words): Markup {
	return element(
		'nav',
		{ 'aria-labelledby': 'contents' },
		element('h2', { id: 'contents' }, words.contents),
		element(
			'ol',
			{},
			report.sessions.map((session, place) =>
				element(
					'li',
					{},
					link(`session-${place + 1}`, words.session(session.id, session.title), says),
					boxesOf(session, says, words)
				)
			),
			annex ? element('li', {}, link('sources', words.sources.title, says)) : null
		)
	);
}

function boxesOf({ boxes, ...session }: ReportSession, says: Says, words: Words): Content {
	if (boxes.every((box) => box.plenary)) return null;
	return element(
		'ol',
		{},
		boxes.map((box) => {
			const title = boxTitle(box, { ...session, boxes }, words) || words.plenaryBanner;
			return element('li', {}, link(`b_${box.board}`, title, says));
		})
	);
}

function link(to: string, text: string, says: Says): Markup {
	return element('a', { href: `#${to}`, ...says(text) }, text);
}
