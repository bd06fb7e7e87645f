import { afterEach, describe, expect, it } from 'vitest';
import { reportFormats, type ReportFormat } from '#domain/report-format.ts';
import { formats } from '#server/export/formats.ts';
import { createPress, type Press, type PressTuning } from '#server/export/press.ts';
import { createTypesetter } from '#server/export/typesetter.ts';
import { wordsIn } from '#server/export/words.ts';
import { textOfFile } from '../support/file-reading.ts';
import { townsAfterDayOne } from '../support/towns-report.ts';

const report = townsAfterDayOne().report();
const presses: Press[] = [];
const pressWith = (tuning: PressTuning = {}) => {
	const press = createPress(tuning);
	presses.push(press);
	return press;
};
afterEach(() => Promise.all(presses.splice(0).map((press) => press.close())));

describe('reports are made off the server’s own thread', () => {
	it('with the same words in every format, however many are asked for at once', async () => {
		const press = pressWith();
		const typesetter = await createTypesetter();
		const made = await Promise.all(reportFormats.map((format) => press.make(report, format, 'fr')));
		for (const [index, format] of reportFormats.entries()) {
			const tools = { typesetter: () => Promise.resolve(typesetter) };
			const wanted = await formats[format].make(report, wordsIn('fr'), tools);
			// Word and Excel files hold the moment they were zipped.
			expect(untimed(textOfFile(format, made[index]!)), format).toEqual(
				untimed(textOfFile(format, wanted))
			);
		}
	}, 60_000);

	it('and a fault in one spares the next', async () => {
		const press = pressWith();
		const broken = { ...report, sessions: null as unknown as typeof report.sessions };
		await expect(press.make(broken, 'csv', 'en')).rejects.toThrow();
		await expect(press.make(report, 'no such' as ReportFormat, 'en')).rejects.toThrow();
		expect((await press.make(report, 'csv', 'en')).length).toBeGreaterThan(100);
	}, 30_000);

	it('and one that takes too long is given up; the next gets a new thread', async () => {
		const press = pressWith({ patience: 1 });
		await expect(press.make(report, 'pdf', 'en')).rejects.toThrow('too long');
		await expect(press.make(report, 'pdf', 'en')).rejects.toThrow('too long');
	}, 30_000);

	it('and the thread comes again after it was let go', async () => {
		const press = pressWith({ idle: 0 });
		const first = await press.make(report, 'json', 'en');
		await new Promise((resolve) => setImmediate(resolve));
		expect(await press.make(report, 'json', 'en')).toEqual(first);
	}, 30_000);

	it('and a server that goes down makes what was asked for, and takes nothing new', async () => {
		const press = createPress();
		const asked = Promise.all([press.make(report, 'md', 'en'), press.make(report, 'csv', 'en')]);
		const closing = press.close();
		await expect(press.make(report, 'csv', 'en')).rejects.toThrow('going down');
		await closing;
		expect((await asked).every((file) => file.length > 100)).toBe(true);
	}, 30_000);

	it('but does not wait for ever', async () => {
		const press = createPress({ grace: 1 });
		const asked = Promise.allSettled([
			press.make(report, 'pdf', 'en'),
			press.make(report, 'csv', 'en')
		]);
		await press.close();
		expect((await asked).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
	}, 30_000);
});

function untimed(text: string | null): string | undefined {
	return text?.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '').replace(/\b[0-9a-z_-]{21}\b/gi, '');
}
