import write, { type Row } from 'write-excel-file/node';
import {
	type Report,
	type ReportBox,
	type ReportItem,
	type ReportSection,
	type ReportSession,
	type ReportSource
} from '#domain/report.ts';
import { coverOf } from './cover.ts';
import { minuteTeller } from './minutes.ts';
import { authorIn, type Column, type Words } from './words.ts';
import { headCell, rowsOf, textCell, type Field } from './xlsx-cell.ts';
import { filtering, sheetName, type Sheet } from './xlsx-sheet.ts';

/** A recommendation, where it stands, and one of its sources on the sheet of sources. */
type Place = {
	readonly session: ReportSession;
	readonly box: ReportBox;
	readonly section: ReportSection;
	readonly item: ReportItem;
};
type SourcePlace = Place & { readonly source: ReportSource };
type Columns<Entry> = readonly (readonly [Column, number, (entry: Entry) => Field])[];

/**
 * The report for Excel: recommendations, sources, and what the file is. Filters are on, headers stay
 * in sight, and every cell of typed text is typed as text: no note can become a formula.
 */
export async function xlsx(report: Report, words: Words): Promise<Uint8Array> {
	const places = placesOf(report);
	const sheets = [
		sheet(words.sheets.recommendations, recommendationColumns(report, words), places, words),
		sheet(
			words.sheets.sources,
			sourceColumns(report, words),
			places.flatMap((place) => place.item.sources.map((source) => ({ ...place, source }))),
			words
		),
		about(report, words)
	];
	return write(sheets, {
		fontFamily: 'Arial',
		fontSize: 10,
		features: [filtering(sheets.slice(0, 2))]
	}).toBuffer();
}

function recommendationColumns(report: Report, words: Words): Columns<Place> {
	const { attribution } = report;
	return [
		['label', 12, ({ item }) => ({ stays: item.label })],
		...whereColumns,
		['kind', 14, ({ item }) => ({ stays: words.kinds[item.kind] })],
		['lead', 30, ({ item }) => item.lead ?? ''],
		['text', 70, ({ item }) => item.text],
		['status', 12, ({ item }) => ({ stays: words.status[item.status] })],
		['sources', 10, ({ item }) => item.sources.length],
		...(attribution === 'none'
			? []
			: ([
					[
						'organisations',
						30,
						({ item }) => each(item.sources.map((one) => organisationOf(one, words)))
					]
				] satisfies Columns<Place>)),
		...(attribution === 'person'
			? ([['people', 30, ({ item }) => each(item.sources.map(personOf))]] satisfies Columns<Place>)
			: [])
	];
}

function sourceColumns(report: Report, words: Words): Columns<SourcePlace> {
	const { attribution, event } = report;
	const written = minuteTeller((at) =>
		(attribution === 'none' ? words.around : words.moment)(at, event.timezone)
	);
	return [
		['label', 12, ({ item }) => ({ stays: item.label })],
		['session', 10, ({ session }) => ({ stays: session.id })],
		['board', 8, ({ box }) => ({ stays: box.letter })],
		[
			'question',
			40,
			({ box, source }) =>
				box.sections.find(({ question }) => question?.id === source.question)?.question?.text ?? ''
		],
		['kind', 14, ({ source }) => ({ stays: words.kinds[source.kind] })],
		['lead', 30, ({ source }) => source.lead ?? ''],
		['text', 70, ({ source }) => source.text],
		['written', 22, ({ source }) => ({ stays: written(source.at) })],
		...(attribution === 'none'
			? []
			: ([
					['organisations', 30, ({ source }) => organisationOf(source, words) ?? '']
				] satisfies Columns<SourcePlace>)),
		...(attribution === 'person'
			? ([['people', 30, ({ source }) => personOf(source) ?? '']] satisfies Columns<SourcePlace>)
			: []),
		['note', 26, ({ source }) => ({ stays: source.note })]
	];
}

const whereColumns: Columns<Place> = [
	['session', 10, ({ session }) => ({ stays: session.id })],
	['sessionTitle', 24, ({ session }) => ({ stays: session.title })],
	['board', 8, ({ box }) => ({ stays: box.letter })],
	['topic', 24, ({ box }) => ({ stays: box.topic })],
	['question', 40, ({ section }) => ({ stays: section.question?.text ?? '' })]
];

function sheet<Entry>(
	name: string,
	columns: Columns<Entry>,
	entries: readonly Entry[],
	words: Words
): Sheet {
	const rows = entries.flatMap((entry) =>
		rowsOf(
			columns.map(([, , field]) => field(entry)),
			words.continued
		)
	);
	return {
		sheet: sheetName(name),
		columns: columns.map(([, width]) => ({ width })),
		data: [columns.map(([column]) => headCell(words.columns[column])), ...rows],
		stickyRowsCount: 1,
		stickyColumnsCount: 1,
		orientation: 'landscape'
	};
}

/** What the file is: a sheet is printed and passed on without its name. */
function about(report: Report, words: Words): Sheet {
	const { title, theme, facts, stamp, extract, figures, rule } = coverOf(report, words);
	const lines = [title, theme, ...facts, stamp, extract, figures, rule].filter(
		(one) => one !== null
	);
	const [first = '', ...rest] = lines;
	const data: Row[] = [
		[{ ...textCell(first), fontWeight: 'bold', fontSize: 14 }],
		...rest.flatMap((line) => rowsOf([line], words.continued))
	];
	return { sheet: sheetName(words.sheets.about), columns: [{ width: 90 }], data };
}

function placesOf(report: Report): Place[] {
	return report.sessions.flatMap((session) =>
		session.boxes.flatMap((box) =>
			box.sections.flatMap((section) =>
				section.recommendations.map((item) => ({ session, box, section, item }))
			)
		)
	);
}

function organisationOf({ by }: ReportSource, words: Words): string | null {
	if (by === null) return null;
	return 'name' in by ? by.organisation : authorIn(words, by);
}

function personOf({ by }: ReportSource): string | null {
	return by !== null && 'name' in by ? by.name : null;
}

function each(names: readonly (string | null)[]): string {
	return [...new Set(names.filter((name) => name !== null))].join('; ');
}
