import { beforeAll, describe, expect, it } from 'vitest';
import { attributions } from '#domain/attribution.ts';
import { isReportFormat, reportFormats, type ReportFormat } from '#domain/report-format.ts';
import { itemsOf, type Report } from '#domain/report.ts';
import { json } from '#server/export/json.ts';
import { csv } from '#server/export/csv.ts';
import { formats } from '#server/export/formats.ts';
import { markdown } from '#server/export/markdown.ts';
import { authorIn, wordsIn } from '#server/export/words.ts';
import { docx } from '#server/export/docx.ts';
import { html } from '#server/export/html.ts';
import { labelsOfPages } from '#server/export/pdf.ts';
import { createTypesetter, type Typesetter } from '#server/export/typesetter.ts';
import { xlsx } from '#server/export/xlsx.ts';
import { rowsOfCsv } from '../support/csv-reading.ts';
import { labelsOfDocx } from '../support/docx-reading.ts';
import { labelsOfXlsx } from '../support/xlsx-reading.ts';
import { textOfFile } from '../support/file-reading.ts';
import { textOfPdf } from '../support/tools-here.ts';
import { random, type Random } from '../support/random.ts';
import {
	amina,
	omar,
	peter,
	towns,
	townsAfterDayOne,
	tsion,
	type Towns
} from '../support/towns-report.ts';

const en = wordsIn('en');

/** The labels a reader of each format meets, in order. */
const labelsIn: Record<Exclude<ReportFormat, 'pdf'>, (report: Report) => Promise<string[]>> = {
	docx: async (report) => labelsOfDocx(await docx(report, en)),
	md: async (report) =>
		[...markdown(report, en).matchAll(/^- (\S+-\S+-\d+)(?= )/gm)].map(([, label = '']) => label),
	xlsx: async (report) => labelsOfXlsx(await xlsx(report, en)),
	html: async (report) =>
		[...html(report, en).matchAll(/<span class="label">([^<]*)</g)].map(([, label = '']) => label),
	csv: async (report) =>
		rowsOfCsv(csv(report, en))
			.slice(1)
			.map(([label = '']) => label),
	json: async (report) =>
		(JSON.parse(json(report)) as { recommendations: { label: string }[] }).recommendations.map(
			(one) => one.label
		)
};

const UNREAD = 'no pdftotext and pdfinfo on this machine: the PDF is made and not read';

describe('every format', () => {
	let typesetter: Typesetter;
	beforeAll(async () => {
		typesetter = await createTypesetter();
	}, 60_000);
	const make = (format: ReportFormat, report: Report) =>
		formats[format].make(report, en, { typesetter: () => Promise.resolve(typesetter) });
	const labelsOfPdf = async (report: Report) => {
		const labels = (await labelsOfPages(report, en, typesetter)) as string[];
		const text = textOfPdf(await make('pdf', report));
		const printed = text && [...text.matchAll(/^(I{1,3}-[A-Z]-\d+)(?=\s)/gm)].map(([, one]) => one);
		if (printed) expect(printed).toEqual(labels);
		return labels;
	};

	it('holds every live recommendation once, under the same label, in the same order', async () => {
		const words = ['ماء', 'ውሃ', 'wells', 'schools', '=1+1', '# money', '- a', '1. b', ''];
		const dice = random();
		for (let round = 0; round < 12; round++) {
			const event = promoteAtRandom(towns(), dice, words);
			const report = event.report({ attribution: dice.oneOf(attributions) });
			const wanted = itemsOf(report).map((one) => one.label);
			expect(new Set(wanted)).toEqual(
				new Set(
					event.view.recommendations.filter((one) => one.status === 'live').map((one) => one.label)
				)
			);
			for (const format of reportFormats)
				expect(
					format === 'pdf' ? await labelsOfPdf(report) : await labelsIn[format](report),
					`${format}, SEED=${dice.seed}`
				).toEqual(wanted);
		}
	}, 60_000);

	it.for(reportFormats)('names nobody by the Chatham House rule: %s', async (format, { skip }) => {
		const report = townsAfterDayOne().report({ attribution: 'none' });
		// The event's own list of organisations is public; a source is never one of them.
		const unlisted = { ...report, event: { ...report.event, organisations: [] } };
		const file = await make(format, unlisted);
		const text = textOfFile(format, file);
		if (text === null) return skip(UNREAD);
		for (const { name, organisation } of [amina, omar, tsion, peter]) {
			expect(text).not.toContain(name);
			if (organisation) expect(text).not.toContain(organisation);
		}
		expect(text).not.toContain('7K3M9QXR');
	});

	it.for(reportFormats)('names people where it is allowed: %s', async (format, { skip }) => {
		const file = await make(format, townsAfterDayOne().report({ attribution: 'person' }));
		const text = textOfFile(format, file);
		if (text === null) return skip(UNREAD);
		expect(text).toContain('Amina Yusuf');
	});

	it.for(reportFormats)('says nothing of what was withdrawn: %s', async (format, { skip }) => {
		const file = await make(format, townsAfterDayOne().report());
		const text = textOfFile(format, file);
		if (text === null) return skip(UNREAD);
		expect(text).not.toMatch(/pump house|I-A-3/);
	});

	it('is asked for by its name only', () => {
		expect(reportFormats.every(isReportFormat)).toBe(true);
		expect(['pdf ', 'constructor', '', 'DOCX'].some(isReportFormat)).toBe(false);
		expect(Object.keys(formats)).toEqual(reportFormats);
	});
});

describe('the JSON report', () => {
	type File = {
		format: string;
		draft: boolean;
		attribution: string;
		madeAt: string;
		sessions: { boxes: { sections: { recommendations: string[] }[] }[] }[];
		recommendations: ({ id: string; sources: Record<string, unknown>[] } & Record<
			string,
			unknown
		>)[];
	};
	const fileOf = (event: Towns, attribution: (typeof attributions)[number] = 'none') =>
		JSON.parse(json(event.report({ attribution }))) as File;

	it('gives the recommendations as the event has them, each with its sources', () => {
		const event = townsAfterDayOne();
		const { sources, ...recommendation } = fileOf(event, 'person').recommendations.find(
			(one) => one['label'] === 'I-B-2'
		)!;
		expect(recommendation).toEqual(event.view.recommendations.find((one) => one.label === 'I-B-2'));
		expect(sources[1]).toEqual({
			note: 'note-0003',
			board: event.board('I', 'B').id,
			question: 'I-q2',
			kind: 'proposal',
			lead: null,
			text: 'certificates can be checked later',
			at: '2026-06-09T07:52:00.000Z',
			by: { name: 'Tsion Bekele', organisation: null }
		});
	});

	it('has no word about authors when nobody is to be named', () => {
		const file = fileOf(townsAfterDayOne());
		expect(file).toMatchObject({ format: 'plenum-report/1', draft: true, attribution: 'none' });
		expect(file.madeAt).toBe('2026-06-09T10:20:00.000Z');
		for (const { sources } of file.recommendations)
			for (const source of sources) {
				expect(Object.keys(source)).not.toContain('by');
				expect(source['at']).toBe('2026-06-09T07:15:00.000Z');
			}
	});

	it('says where each recommendation stands', () => {
		const file = fileOf(townsAfterDayOne());
		const placed = file.sessions.flatMap((session) =>
			session.boxes.flatMap((box) => box.sections.flatMap((section) => section.recommendations))
		);
		expect(placed).toEqual(file.recommendations.map((one) => one.id));
	});
});

describe('the words of a report', () => {
	it('are those of the reader’s language, English where it is not spoken', () => {
		expect(wordsIn('fr-CD').draft).toBe('Projet');
		expect([wordsIn('sw'), wordsIn(''), wordsIn('constructor')]).toEqual([en, en, en]);
	});

	it('count as the language does', () => {
		expect(en.figures(1, 1, 1)).toBe('1 recommendation from 1 group in 1 session');
		expect(en.figures(0, 2, 3)).toBe('0 recommendations from 2 groups in 3 sessions');
		expect(wordsIn('fr').figures(0, 2, 1)).toBe('0 recommandation de 2 groupes en 1 session');
	});

	it('name an author as far as the attribution goes', () => {
		expect(authorIn(en, { type: 'ingo' })).toBe('an international NGO');
		expect(authorIn(en, { organisation: 'Amani Relief' })).toBe('Amani Relief');
		expect(authorIn(en, amina)).toBe('Amina Yusuf, Amani Relief');
		expect(authorIn(en, tsion)).toBe('Tsion Bekele');
	});
});

function promoteAtRandom(event: Towns, dice: Random, words: readonly string[]): Towns {
	const text = () =>
		[...Array.from({ length: dice.int(4) }, () => dice.oneOf(words)), dice.oneOf(['x', 'ك', 'ሀ'])]
			.join(' ')
			.trim();
	for (let step = dice.int(25); step > 0; step--) {
		const board = dice.oneOf(event.view.boards);
		const made = event.promote(
			board,
			Array.from({ length: 1 + dice.int(3) }, () => ({
				text: text(),
				lead: dice.chance(0.5) ? text() : '',
				question: dice.oneOf([...board.questions.map((one) => one.id), 'nobody asked']),
				by: dice.oneOf([amina, omar, tsion, peter])
			}))
		);
		if (dice.chance(0.2)) event.withdraw(made);
	}
	return event;
}
