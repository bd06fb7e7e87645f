import { beforeAll, describe, expect, it } from 'vitest';
import { docx } from '#server/export/docx.ts';
import { wordsIn } from '#server/export/words.ts';
import {
	labelsOfDocx,
	paragraphsOfDocx,
	partsOfDocx,
	type ReadParagraph
} from '../support/docx-reading.ts';
import { towns, townsAfterDayOne } from '../support/towns-report.ts';

const en = wordsIn('en');

describe('the report in Word', () => {
	let file: Uint8Array;
	let paragraphs: ReadParagraph[];
	const inStyle = (style: string) =>
		paragraphs.filter((one) => one.style === style).map((one) => one.text);

	beforeAll(async () => {
		file = await docx(townsAfterDayOne().report({ attribution: 'person' }), en);
		paragraphs = paragraphsOfDocx(file);
	});

	it('has true headings: sessions, parts, questions', () => {
		expect(inStyle('Heading1')).toEqual([
			'Session I: Arrival',
			'Session II: Money and counting',
			'Session III: What the towns ask',
			'Annex: sources'
		]);
		expect(inStyle('Heading2')).toEqual([
			'Recommendations of the breakout groups',
			'Recommendations of the breakout groups',
			'Recommendations from plenary'
		]);
		expect(inStyle('Heading3')).toEqual([
			'How can a town give clean water to twice as many people?',
			'How can town schools take in newly arrived children within the same term?',
			'Who pays in the first month?',
			'Who pays after the first year?',
			'What has to be counted, and by whom?'
		]);
		const styles = partsOfDocx(file)['word/styles.xml'] ?? '';
		for (const level of [1, 2, 3]) {
			expect(styles).toContain(`w:styleId="Heading${level}"`);
			expect(styles).toMatch(new RegExp(`<w:name w:val="heading ${level}"`, 'i'));
		}
	});

	it('has a cover, and contents that Word fills in', () => {
		expect(inStyle('Title')).toEqual(['Towns that host']);
		expect(inStyle('Stamp').join()).toContain('9 June 2026, 13:20');
		expect(inStyle('Stamp').join()).toContain('Draft');
		const body = partsOfDocx(file)['word/document.xml'] ?? '';
		expect(body).toMatch(/<w:fldChar [^>]*w:dirty="true"[^>]*\/><w:instrText[^>]*>TOC /);
	});

	it('prints each recommendation with its label, its lead in bold, and the marks of a list', () => {
		const items = paragraphs.filter((one) => one.style === 'Recommendation');
		expect(items.slice(0, 6).map((one) => [one.text, one.bold])).toEqual([
			[
				'I-A-1\tOne meter for all: extend the town network before drilling a second water point;',
				'One meter for all:'
			],
			['I-A-2\tበከተማው ውስጥ ያሉት ጉድጓዶች በበጋ ይደርቃሉ፤', ''],
			['I-A-4\tNobody knows how many people the network reaches.', ''],
			[
				'I-B-1\tAdmit first, document later: give every child a desk on the day they arrive, and finish the file within thirty days;',
				'Admit first, document later:'
			],
			[
				'I-B-2\tLet teachers teach: pay displaced teachers at the teacher rate while their certificates are checked;',
				'Let teachers teach:'
			],
			['I-B-3\tتُدرَّس لغة المدرسة ستة أسابيع قبل الامتحان، لا بعده.', '']
		]);
	});

	it('sets right-to-left text from right to left, and nothing else', () => {
		const items = paragraphs.filter((one) => one.style === 'Recommendation');
		expect(items.filter((one) => one.rightToLeft).map((one) => one.text.slice(0, 5))).toEqual([
			'I-B-3'
		]);
		expect(partsOfDocx(file)['word/document.xml']).toMatch(/<w:rtl\/>.*?تُدرَّس/s);
	});

	it('leads from the annex back to each recommendation', () => {
		const body = partsOfDocx(file)['word/document.xml'] ?? '';
		const marks = paragraphs
			.filter((one) => one.style === 'Recommendation')
			.flatMap((one) => one.bookmarks);
		expect(new Set(marks).size).toBe(9);
		const links = [...body.matchAll(/<w:hyperlink [^>]*w:anchor="(r_[^"]*)"/g)].map(([, to]) => to);
		expect(links).toEqual(marks);
	});

	it('prints every label and every wording once', () => {
		const text = paragraphs.map((one) => one.text).join('\n');
		for (const label of labelsOfDocx(file))
			expect(text.match(new RegExp(`\\b${label}\\b`, 'g')), label).toHaveLength(1);
		for (const wording of ['drilling a second water point', 'ستة أسابيع', 'claims it back'])
			expect(text.split(wording)).toHaveLength(2);
	});

	it('names nobody in its properties, and says which language it is in', async () => {
		const parts = partsOfDocx(await docx(townsAfterDayOne().report(), wordsIn('fr')));
		const core = parts['docProps/core.xml'] ?? '';
		expect(core).toMatch(/<dc:creator>Plenum<\/dc:creator>/);
		expect(core).toMatch(/<cp:lastModifiedBy>Plenum<\/cp:lastModifiedBy>/);
		expect(parts['word/styles.xml']).toMatch(/<w:lang [^>]*w:val="fr-FR"/);
	});

	it('numbers its pages and carries the event’s title', () => {
		const parts = partsOfDocx(file);
		const of = (kind: string) =>
			Object.entries(parts)
				.filter(([name]) => name.startsWith(`word/${kind}`))
				.map(([, part]) => part)
				.join();
		expect(of('footer')).toContain('PAGE');
		expect(of('header')).toContain('Towns that host');
		expect(parts['word/document.xml']).toMatch(/<w:pgSz [^>]*w:w="11907"/);
	});
});

describe('hostile text in Word', () => {
	it('stays text, or goes where XML has no place for it', async () => {
		const event = towns();
		const board = event.board('I', 'A');
		const hostile = [
			'one\u0000two\u0008\u000b\u001f',
			'half \ud800 of a pair \udc00',
			']]> <script>alert(1)</script> &amp; <w:p/>',
			'\ufffe\uffff end',
			'x'.repeat(40_000),
			'=1+1',
			'first line\nsecond line'
		];
		for (const text of hostile) event.promote(board, [{ text, lead: text.slice(0, 100) }]);
		const file = await docx(event.report({ attribution: 'person' }), en);
		const items = paragraphsOfDocx(file).filter((one) => one.style === 'Recommendation');
		expect(items.map((one) => one.text.split('\t')[1])).toEqual([
			'onetwo: onetwo;',
			'half of a pair: half  of a pair;',
			']]> <script>alert(1)</script> &amp; <w:p/>: ]]> <script>alert(1)</script> &amp; <w:p/>;',
			' end:  end;',
			`${'x'.repeat(100)}: ${'x'.repeat(40_000)};`,
			'=1+1: =1+1;',
			'first line second line: first line\nsecond line.'
		]);
		for (const [name, part] of Object.entries(partsOfDocx(file)))
			expect(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(part), name).toBe(false);
	});

	it('cannot break the cover, the header or a heading', async () => {
		const event = towns();
		const odd = '<b>&\u0001 مدن "تستضيف" \ud800';
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
		const file = await docx(event.report(), en);
		const clean = '<b>& مدن "تستضيف" ';
		expect(paragraphsOfDocx(file).find((one) => one.style === 'Title')?.text).toBe(clean);
		expect(paragraphsOfDocx(file).filter((one) => one.style === 'Heading3')[0]?.text).toBe(clean);
		expect(partsOfDocx(file)['docProps/core.xml']).toContain('&lt;b&gt;&amp; مدن');
	});
});
