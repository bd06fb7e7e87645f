import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { itemsOf } from '#domain/report.ts';
import { docx } from '#server/export/docx.ts';
import { wordsIn } from '#server/export/words.ts';
import { xlsx } from '#server/export/xlsx.ts';
import { hostileTexts } from '../support/hostile-texts.ts';
import { needing, officeHere } from '../support/tools-here.ts';
import { townsAfterDayOne } from '../support/towns-report.ts';

const writer = officeHere('writer');
const calc = officeHere('calc');

describe('LibreOffice opens', () => {
	const folder = mkdtempSync(join(tmpdir(), 'plenum-office-'));
	afterAll(() => rmSync(folder, { recursive: true, force: true }));

	const event = townsAfterDayOne();
	for (const { typed } of hostileTexts)
		event.promote(event.board('II', 'B'), [{ text: typed, lead: typed.slice(0, 40) }]);
	const report = event.report({ attribution: 'person' });

	/** The file as LibreOffice understood it, as flat XML. It refuses what it would have to repair. */
	function understood(office: string, file: Uint8Array, from: string, to: string): string {
		writeFileSync(join(folder, `report.${from}`), file);
		const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
		const options = ['--headless', '--convert-to', to, '--outdir', folder];
		execFileSync(office, [profile, ...options, join(folder, `report.${from}`)], {
			stdio: 'ignore'
		});
		return readFileSync(join(folder, `report.${to}`), 'utf8');
	}

	it.skipIf(writer === null)(
		needing('LibreOffice Writer', writer, 'the Word file, with all its headings and labels'),
		async () => {
			const xml = understood(writer!, await docx(report, wordsIn('en')), 'docx', 'fodt');
			expect(xml.match(/<text:h [^>]*text:outline-level="1"/g)).toHaveLength(4);
			for (const { label } of itemsOf(report)) expect(xml.split(`>${label}<`)).toHaveLength(2);
			expect(xml).toContain('x'.repeat(40_000));
		},
		120_000
	);

	it.skipIf(calc === null)(
		needing('LibreOffice Calc', calc, 'the Excel file, without one formula'),
		async () => {
			const xml = understood(calc!, await xlsx(report, wordsIn('en')), 'xlsx', 'fods');
			expect(xml).not.toContain('table:formula');
			expect(xml.match(/<table:table /g)).toHaveLength(3);
			expect(xml).toContain('=HYPERLINK');
			for (const { label } of itemsOf(report)) expect(xml).toContain(`>${label}<`);
		},
		120_000
	);
});
