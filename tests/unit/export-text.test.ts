import { describe, expect, it } from 'vitest';
import { cell, csv } from '#server/export/csv.ts';
import { contentDisposition, fileName } from '#server/export/file-name.ts';
import { inline, lines, paragraphs } from '#server/export/markdown-text.ts';
import { markdown } from '#server/export/markdown.ts';
import { wordsIn } from '#server/export/words.ts';
import { rowsOfCsv } from '../support/csv-reading.ts';
import { towns, townsAfterDayOne } from '../support/towns-report.ts';

const en = wordsIn('en');

describe('the report as a table', () => {
	it('has a header and a row a recommendation, with where it comes from', () => {
		const [header, ...rows] = rowsOfCsv(csv(townsAfterDayOne().report(), en));
		expect(header).toEqual([
			'label',
			'session',
			'session title',
			'board',
			'topic',
			'question',
			'kind',
			'lead',
			'text',
			'sources',
			'source notes',
			'by',
			'id'
		]);
		expect(rows).toHaveLength(9);
		expect(rows[4]?.slice(0, 12)).toEqual([
			'I-B-2',
			'I',
			'Arrival',
			'B',
			'Arrival',
			'How can town schools take in newly arrived children within the same term?',
			'proposal',
			'Let teachers teach',
			'pay displaced teachers at the teacher rate while their certificates are checked.',
			'2',
			'note-0002 note-0003',
			''
		]);
	});

	it('opens as UTF-8 in a spreadsheet, with the line ends the standard asks for', () => {
		const file = csv(townsAfterDayOne().report({ attribution: 'person' }), en);
		expect(file.startsWith('\ufefflabel,')).toBe(true);
		expect(file.endsWith('\r\n')).toBe(true);
		expect(file).toContain('"Omar Hassan, Bridge International; Tsion Bekele"');
	});

	it.each([
		['=1+1', "'=1+1"],
		['+49', "'+49"],
		['-1', "'-1"],
		['@sum', "'@sum"],
		['\t=1', '"\'\t=1"'],
		['\r=1', '"\'\n=1"'],
		['  =1', "'  =1"],
		['＝1+1', "'＝1+1"],
		['＋1', "'＋1"],
		['－1', "'－1"],
		['＠sum', "'＠sum"],
		['\u0000=1', "'=1"],
		['\ufeff=1', "'=1"],
		['a=1', 'a=1'],
		['say "no", twice', '"say ""no"", twice"'],
		['two\r\nlines', '"two\nlines"'],
		['half \ud800 pair', 'half  pair']
	])('takes %j as text', (typed, written) => {
		expect(cell(typed)).toBe(written);
	});
});

describe('the report in Markdown', () => {
	it('reads like the printed one', () => {
		const text = markdown(townsAfterDayOne().report(), en);
		expect(text).toMatch(/^# Towns that host\n\n\*What a town needs in the first year\*\n/);
		expect(text).toContain('**Draft of 9 June 2026, 13:20**');
		expect(text).toContain(
			[
				'## Session I: Arrival',
				'Four mayors told how the first weeks went: what had been ready, and what had to be found on the day.',
				'The groups then asked what a town can prepare before anybody arrives.',
				'### Recommendations of the breakout groups',
				'**Group A**',
				'#### How can a town give clean water to twice as many people?',
				[
					'- I-A-1 **One meter for all:** extend the town network before drilling a second water point;',
					'- I-A-2 በከተማው ውስጥ ያሉት ጉድጓዶች በበጋ ይደርቃሉ፤',
					'- I-A-4 Nobody knows how many people the network reaches.'
				].join('\n')
			].join('\n\n')
		);
		expect(text).toContain(
			'- **B2** Proposal: certificates can be checked later · 9 June, from 10:15'
		);
	});

	it('is in the reader’s language', () => {
		const text = markdown(townsAfterDayOne().report(), wordsIn('fr'));
		expect(text).toContain('## Session I\u00a0: Arrival');
		expect(text).toContain('### Recommandations des groupes de travail');
	});

	it('says so where a session or a group brought nothing', () => {
		const text = markdown(towns().report(), en);
		expect(text.match(/No recommendations\./g)).toHaveLength(5);
		expect(text).toContain('No recommendations in this session.');
	});

	it.each([
		['# money', '\\# money'],
		['- a', '\\- a'],
		['+ a', '\\+ a'],
		['---', '\\---'],
		['===', '\\==='],
		['1. b', '1\\. b'],
		['2) b', '2\\) b'],
		['> quote', '\\> quote'],
		['*bold* `code`', '\\*bold\\* \\`code\\`'],
		['_a_ snake_case', '\\_a\\_ snake_case'],
		['[a](b) ![c](d)', '\\[a\\](b) !\\[c\\](d)'],
		['<script>alert(1)</script>', '\\<script\\>alert(1)\\</script\\>'],
		['&lt; R&D', '\\&lt; R&D'],
		['http://a.example www.b.example', 'http\\://a.example www\\.b.example'],
		['me@a.example @team #12', 'me\\@a.example \\@team \\#12'],
		['a | b ~c~', 'a \\| b \\~c\\~'],
		['back\\slash', 'back\\\\slash'],
		['half \ud800 pair\u0000', 'half pair'],
		['wells (three): $5, 50% - now', 'wells (three): $5, 50% - now']
	])('takes %j as text', (typed, written) => {
		expect(inline(typed)).toBe(written);
	});

	it('keeps lines and paragraphs, and never begins a block in them', () => {
		expect(lines('one\r\n\n    two\n# three', '  ')).toBe('one\\\n  two\\\n  \\# three');
		expect(paragraphs('one\ntwo\n\n\n- three')).toBe('one\\\ntwo\n\n\\- three');
	});
});

describe('what a report is saved as', () => {
	it('says event, extract, day, and the time of a draft', () => {
		const event = townsAfterDayOne();
		expect(fileName(event.report(), 'docx', en)).toBe(
			'Towns that host report 2026-06-09 draft 1320.docx'
		);
		expect(fileName(event.report({ draft: false }), 'md', wordsIn('fr'))).toBe(
			'Towns that host rapport 2026-06-09.md'
		);
		const extract = { session: null, board: event.board('I', 'B').id };
		expect(fileName(event.report({ extract }), 'csv', en)).toBe(
			'Towns that host report session I group B 2026-06-09 draft 1320.csv'
		);
	});

	it('is a name every file system takes', () => {
		const event = towns();
		event.view = {
			...event.view,
			event: { ...event.view.event, title: `../..\\a:b*c?"d"<e>|f\u0000\u202e\n${'x'.repeat(300)}` }
		};
		const name = fileName(event.report(), 'json', en);

		expect(name).not.toMatch(/[\\/:*?"<>|\u0000-\u001f\u202e]|^\./);
		expect(name.length).toBeLessThan(140);
		expect(name).toMatch(/ 2026-06-09 draft 1320\.json$/);
	});

	it('travels in a header in plain letters and as it is', () => {
		expect(contentDisposition('Villes d’accueil été.docx')).toBe(
			'attachment; filename="Villes-d-accueil-ete.docx"; filename*=UTF-8\'\'Villes%20d%E2%80%99accueil%20%C3%A9t%C3%A9.docx'
		);
		expect(contentDisposition('مدن.docx')).toMatch(
			/^attachment; filename="report\.docx"; filename\*=UTF-8''%D9%85/
		);
		const hostile = contentDisposition('a"; x="\r\nSet-Cookie: b\ud800.md');
		expect(hostile).toMatch(/^[\x20-\x7e]*$/);
		expect(hostile.match(/"/g)).toHaveLength(2);
	});
});
