import { beforeAll, describe, expect, it } from 'vitest';
import { itemsOf } from '#domain/report.ts';
import { labelsOfPages, pdf } from '#server/export/pdf.ts';
import { breakable } from '#server/export/pdf-text.ts';
import { createTypesetter, type Typesetter } from '#server/export/typesetter.ts';
import { wordsIn } from '#server/export/words.ts';
import { hostileTexts } from '../support/hostile-texts.ts';
import { needing, programHere, textOfPdf } from '../support/tools-here.ts';
import { towns, townsAfterDayOne } from '../support/towns-report.ts';

const en = wordsIn('en');
const reader = programHere('pdftotext');
const read = (title: string) => [needing('pdftotext', reader, title)] as const;

describe('the report as PDF', () => {
	let typesetter: Typesetter;
	beforeAll(async () => {
		typesetter = await createTypesetter();
	}, 60_000);
	const latin = (file: Uint8Array) => Buffer.from(file).toString('latin1');

	it('is the same for the same report, down to the byte', async () => {
		const report = townsAfterDayOne().report();
		const first = await pdf(report, en, typesetter);
		const second = await pdf(report, en, await createTypesetter());
		expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true);
	});

	it('has bookmarks, tags, a language, its title, its own date, and its fonts within', async () => {
		const file = latin(await pdf(townsAfterDayOne().report(), wordsIn('fr'), typesetter));
		expect(file.startsWith('%PDF-1.')).toBe(true);
		expect(file).toMatch(/\/Type\s*\/Outlines/);
		expect(file).toMatch(/\/StructTreeRoot/);
		expect(file).toMatch(/\/Lang\s*\(fr(-FR)?\)/);
		expect(file).toMatch(/\/Title\s*\(Towns that host\)/);
		expect(file).toMatch(/\/CreationDate\s*\(D:20260609102000/);
		expect(file).not.toMatch(/\/Author|\/JavaScript|\/URI\b/);
		for (const font of ['NotoSerif-Regular', 'NotoNaskhArabic-Regular', 'NotoSansEthiopic-Regular'])
			expect(file).toContain(font);
		expect(file).toMatch(/\/FontFile2|\/FontFile3/);
	});

	it.skipIf(reader === null)(
		...read('prints every label once, in order, with its words'),
		async () => {
			const report = townsAfterDayOne().report();
			const text = textOfPdf(await pdf(report, en, typesetter))!;
			const labels = itemsOf(report).map(({ label }) => label);
			expect([...text.matchAll(/^(I{1,3}-[A-Z]-\d+)/gm)].map(([, label]) => label)).toEqual(labels);
			for (const label of labels)
				expect(text.match(new RegExp(`(?<!I)${label}\\b`, 'g')), label).toHaveLength(1);
			const line = text.replace(/\s+/g, ' ');
			expect(line).toContain(
				'I-A-1 One meter for all: extend the town network before drilling a second water point;'
			);
			expect(line).toContain('በከተማው ውስጥ ያሉት ጉድጓዶች በበጋ ይደርቃሉ፤');
			expect(line).toContain('Page 3 of');
		}
	);

	it.skipIf(reader === null)(
		...read('says "(cont.)" where a page breaks a box, and only there'),
		async () => {
			const event = townsAfterDayOne();
			const short = textOfPdf(await pdf(event.report(), en, typesetter))!;
			expect(short).not.toContain('(cont.)');
			for (let count = 0; count < 40; count++)
				event.promote(event.board('I', 'A'), [{ text: `well ${count} `.repeat(20) }]);
			const long = textOfPdf(await pdf(event.report(), en, typesetter))!;
			expect(long.match(/\(cont\.\)/g)?.length).toBeGreaterThan(1);
			expect(long.match(/RECOMMENDATIONS \(cont\.\)/g)).toHaveLength(
				long.match(/\(cont\.\)/g)!.length
			);
		}
	);

	it('takes hostile text as text', async () => {
		const event = towns();
		for (const { typed } of hostileTexts)
			event.promote(event.board('I', 'A'), [{ text: typed, lead: typed.slice(0, 50) }]);
		const odd = '#eval("1") $x$ @ref <b> \u0001 \ud800 مدن';
		event.view = {
			...event.view,
			event: { ...event.view.event, title: odd, theme: odd, place: odd, languages: ['x-y', 'ar'] },
			sessions: event.view.sessions.map((one) => ({ ...one, title: odd, description: odd })),
			boards: event.view.boards.map((one) => ({
				...one,
				topic: odd,
				questions: [{ id: 'q', text: odd }]
			}))
		};
		const report = event.report({ attribution: 'person' });
		expect(await labelsOfPages(report, en, typesetter)).toEqual(
			itemsOf(report).map(({ label }) => label)
		);
		const text = textOfPdf(await pdf(report, en, typesetter));
		if (text === null) return;
		const plain = text.replace(/\s+|\u200b/g, '');
		for (const { clean } of hostileTexts)
			// The fonts have no full-width forms: those are boxes on paper.
			if (!clean.startsWith('＝'))
				expect(plain).toContain(clean.replace(/\s+/g, '').slice(0, 2000));
	});

	it('sets an empty event', async () => {
		const file = await pdf(towns().report({ draft: false }), en, typesetter);
		expect(latin(file)).toMatch(/\/Count [3-5]\b/);
	});

	it('breaks words that are longer than a line, and no others', () => {
		expect(breakable('a word of usual length')).toBe('a word of usual length');
		expect(
			breakable('x'.repeat(45))
				.split('\u200b')
				.map((part) => part.length)
		).toEqual([20, 20, 5]);
		expect(breakable('水'.repeat(80))).toBe('水'.repeat(80));
	});
});
