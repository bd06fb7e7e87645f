import { describe, expect, it } from 'vitest';
import { html } from '#server/export/html.ts';
import { wordsIn } from '#server/export/words.ts';
import { hostileTexts } from '../support/hostile-texts.ts';
import { towns, townsAfterDayOne } from '../support/towns-report.ts';

const en = wordsIn('en');

describe('the report as a page', () => {
	const page = html(townsAfterDayOne().report({ attribution: 'person' }), en);
	const headings = (level: number) =>
		[...page.matchAll(new RegExp(`<h${level}[^>]*>([^<]*)</h${level}>`, 'g'))].map(
			([, text]) => text
		);

	it('asks nothing of anybody', () => {
		expect(page).toContain(
			'content="default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;"'
		);
		expect(page).not.toMatch(/<(script|img|link|iframe|object|embed|base|form)\b/i);
		expect(page).not.toMatch(/https?:|url\(|@import|\bsrc=|javascript:/i);
		expect([...page.matchAll(/href="([^"]*)"/g)].every(([, to]) => to!.startsWith('#'))).toBe(true);
	});

	it('has true headings', () => {
		expect(headings(1)).toEqual(['Towns that host']);
		expect(headings(2)).toEqual([
			'Contents',
			'Session I: Arrival',
			'Session II: Money and counting',
			'Session III: What the towns ask',
			'Annex: sources'
		]);
		expect(headings(3)).toEqual([
			'Recommendations of the breakout groups',
			'Recommendations of the breakout groups',
			'Recommendations from plenary'
		]);
		expect(headings(4)).toHaveLength(5);
	});

	it('leads from the contents and the annex to what is there', () => {
		const ids = [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
		expect(new Set(ids).size).toBe(ids.length);
		const links = [...page.matchAll(/href="#([^"]*)"/g)].map(([, to]) => to);
		expect(links.filter((to) => !ids.includes(to))).toEqual([]);
		expect(links.filter((to) => to?.startsWith('r_'))).toHaveLength(9);
	});

	it('gives each text its direction and, where it differs, its language', () => {
		expect(page).toMatch(/<html lang="en-GB" dir="ltr">/);
		expect(page).toMatch(/<li id="[^"]*" dir="rtl" lang="ar"><span class="label">I-B-3</);
		expect(page).toMatch(/<li id="[^"]*" dir="ltr" lang="am"><span class="label">I-A-2</);
		expect(page).toMatch(/<li id="[^"]*" dir="ltr"><span class="label">I-A-1</);
	});

	it('sets leads in bold, with the marks of a list', () => {
		expect(page).toContain(
			'<strong>One meter for all:</strong> extend the town network before drilling a second water point;'
		);
	});
});

describe('hostile text in a page', () => {
	it('stays text', () => {
		const event = towns();
		const odd = '<b>&\u0001 "x" \'y\' \ud800</title></style><script>';
		event.view = {
			...event.view,
			event: { ...event.view.event, title: odd, theme: odd, place: odd },
			sessions: event.view.sessions.map((one) => ({ ...one, title: odd, description: odd })),
			boards: event.view.boards.map((one) => ({
				...one,
				topic: odd,
				questions: [{ id: 'q', text: odd }]
			}))
		};
		for (const { typed } of hostileTexts)
			event.promote(event.view.boards[0]!, [{ text: typed, lead: typed.slice(0, 50) }]);
		const page = html(event.report({ attribution: 'person' }), en);
		expect(page).not.toMatch(/<(script|img|w:p|label|b)\b/);
		expect(page.match(/<\/style>/g)).toHaveLength(1);
		expect(page.match(/<\/title>/g)).toHaveLength(1);
		expect(page.isWellFormed()).toBe(true);
		expect(page).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u202d\u202e\ufffe\uffff]/);
		expect(page).toContain('x'.repeat(40_000));
	});
});
