import { describe, expect, it } from 'vitest';
import { wordsIn } from '#server/export/words.ts';
import { sheetName } from '#server/export/xlsx-sheet.ts';
import { xlsx } from '#server/export/xlsx.ts';
import { hostileTexts } from '../support/hostile-texts.ts';
import { labelsOfXlsx, partsOfXlsx, sheetsOfXlsx } from '../support/xlsx-reading.ts';
import { towns, townsAfterDayOne } from '../support/towns-report.ts';

const en = wordsIn('en');

describe('the report in Excel', () => {
	it('has recommendations and sources, with filters on and headers that stay', async () => {
		const sheets = sheetsOfXlsx(await xlsx(townsAfterDayOne().report(), en));
		expect(sheets.map(({ name }) => name)).toEqual(['Recommendations', 'Sources', 'About']);
		const [recommendations, sources] = sheets;
		expect(recommendations!.rows[0]).toEqual([
			'Label',
			'Session',
			'Session title',
			'Board',
			'Topic',
			'Question',
			'Kind',
			'Lead',
			'Text',
			'Status',
			'Sources'
		]);
		expect([recommendations!.filter, sources!.filter]).toEqual(['A1:K10', 'A1:I11']);
		expect([recommendations!.frozenRows, sources!.frozenRows]).toEqual([1, 1]);
		expect(recommendations!.rows[5]).toEqual([
			'I-B-2',
			'I',
			'Arrival',
			'B',
			'Arrival',
			'How can town schools take in newly arrived children within the same term?',
			'Proposal',
			'Let teachers teach',
			'pay displaced teachers at the teacher rate while their certificates are checked.',
			'Live',
			'2'
		]);
		expect(sources!.rows.filter(([label]) => label === 'I-B-2')).toHaveLength(2);
	});

	it('says who wrote as far as the attribution goes', async () => {
		const event = townsAfterDayOne();
		const row = async (attribution: 'type' | 'organisation' | 'person') =>
			sheetsOfXlsx(await xlsx(event.report({ attribution }), en))[0]!.rows[5]!.slice(11);
		expect(await row('type')).toEqual(['an international NGO']);
		expect(await row('organisation')).toEqual(['Bridge International']);
		expect(await row('person')).toEqual(['Bridge International', 'Omar Hassan; Tsion Bekele']);
	});

	it('says what it is, in the reader’s language', async () => {
		const sheets = sheetsOfXlsx(await xlsx(townsAfterDayOne().report(), wordsIn('fr')));
		expect(sheets.map(({ name }) => name)).toEqual(['Recommandations', 'Sources', 'À propos']);
		expect(sheets[2]!.rows.flat()).toContain('Projet du 9 juin 2026, 13:20');
		expect(sheets[2]!.rows.flat()).toContain('Towns that host');
	});

	it('sets right-to-left words against the right edge', async () => {
		const file = await xlsx(townsAfterDayOne().report(), en);
		const { rows, xml } = sheetsOfXlsx(file)[0]!;
		const styles = partsOfXlsx(file)['xl/styles.xml'] ?? '';
		const [, formats = ''] = /<cellXfs[^>]*>(.*?)<\/cellXfs>/s.exec(styles) ?? [];
		const alignment = (label: string) => {
			const row = rows.findIndex(([first]) => first === label) + 1;
			const style = Number(new RegExp(`<c r="I${row}" s="(\\d+)"`).exec(xml)?.[1]);
			const format = [...formats.matchAll(/<xf .*?(?:<\/xf>|(?<!<alignment[^>]*)\/>)/gs)][
				style
			]?.[0];
			return /horizontal="(\w+)"/.exec(format ?? '')?.[1];
		};
		expect(alignment('I-B-3')).toBe('right');
		expect(alignment('I-B-1')).toBe('left');
	});

	it('has no part that says a name or another place', async () => {
		const parts = partsOfXlsx(await xlsx(townsAfterDayOne().report(), en));
		expect(Object.keys(parts).filter((name) => /docProps|external|media/i.test(name))).toEqual([]);
		expect(parts['xl/workbook.xml']?.match(/<definedNames/g)).toHaveLength(1);
	});
});

describe('hostile text in Excel', () => {
	it('stays text in every cell: nothing is a formula, nothing is lost', async () => {
		const event = towns();
		const board = event.board('I', 'A');
		for (const { typed } of hostileTexts)
			event.promote(board, [{ text: typed, lead: typed.slice(0, 50) }]);
		const file = await xlsx(event.report({ attribution: 'person' }), en);
		const [sheet, sources] = sheetsOfXlsx(file);
		expect(sheetsOfXlsx(file).map(({ formulas }) => formulas)).toEqual([0, 0, 0]);
		for (const { rows } of [sheet!, sources!])
			for (const cell of rows.flat()) expect(cell.length).toBeLessThanOrEqual(32_767);
		const wordings = new Map<string, string>();
		for (const row of sheet!.rows.slice(1)) {
			const label = row[0]!.split(' ')[0]!;
			wordings.set(label, (wordings.get(label) ?? '') + row[8]!);
		}
		expect([...wordings.values()].map((one) => one.trim())).toEqual(
			hostileTexts.map(({ clean }) => clean.trim())
		);
		for (const [name, part] of Object.entries(partsOfXlsx(file)))
			expect(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(part), name).toBe(false);
	});

	it('goes on in the next row where a cell is full, and is counted once', async () => {
		const event = towns();
		event.promote(event.board('I', 'A'), [{ text: '😀'.repeat(20_000) }]);
		event.promote(event.board('I', 'A'), [{ text: 'line\n'.repeat(300) }]);
		const file = await xlsx(event.report(), en);
		expect(labelsOfXlsx(file)).toEqual(['I-A-1', 'I-A-2']);
		const rows = sheetsOfXlsx(file)[0]!.rows.slice(1);
		expect(rows.map((row) => [row[0], row[1], row[3], row[10]])).toEqual([
			['I-A-1', 'I', 'A', '1'],
			['I-A-1 (cont.)', 'I', 'A', ''],
			['I-A-2', 'I', 'A', '1'],
			['I-A-2 (cont.)', 'I', 'A', '']
		]);
		expect(rows.map((row) => row[8]!.isWellFormed())).toEqual([true, true, true, true]);
	});

	it.each([
		['a/b\\c:d*e?f[g]', 'a b c d e f g'],
		["'quoted'", 'quoted'],
		['', 'Sheet'],
		['[]', 'Sheet'],
		['x'.repeat(40), 'x'.repeat(31)],
		[`${'x'.repeat(30)}😀`, `${'x'.repeat(30)}\ufffd`]
	])('names a sheet safely: %j', (typed, name) => {
		expect(sheetName(typed)).toBe(name);
	});
});
