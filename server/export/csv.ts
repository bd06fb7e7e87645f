import type {
	Report,
	ReportBox,
	ReportItem,
	ReportSection,
	ReportSession
} from '#domain/report.ts';
import { cleanText } from '#domain/text.ts';
import { authorIn, type Words } from './words.ts';

type Row = {
	readonly session: ReportSession;
	readonly box: ReportBox;
	readonly section: ReportSection;
	readonly item: ReportItem;
};

/** The columns, named alike in every language so that a sheet made of two reports fits together. */
const columns: readonly (readonly [string, (row: Row, words: Words) => string])[] = [
	['label', ({ item }) => item.label],
	['session', ({ session }) => session.id],
	['session title', ({ session }) => session.title],
	['board', ({ box }) => box.letter],
	['topic', ({ box }) => box.topic],
	['question', ({ section }) => section.question?.text ?? ''],
	['kind', ({ item }) => item.kind],
	['lead', ({ item }) => item.lead ?? ''],
	['text', ({ item }) => item.text],
	['sources', ({ item }) => String(item.sources.length)],
	['source notes', ({ item }) => item.sources.map((source) => source.note).join(' ')],
	[
		'by',
		({ item }, words) => {
			const known = item.sources.map((source) => source.by).filter((by) => by !== null);
			return [...new Set(known.map((by) => authorIn(words, by)))].join('; ');
		}
	],
	['id', ({ item }) => item.id]
];

/**
 * One row a recommendation, in agenda order, as RFC 4180 with a byte order mark (spreadsheets read
 * other scripts as UTF-8 by it). No cell can start a formula.
 */
export function csv(report: Report, words: Words): string {
	const rows = report.sessions.flatMap((session) =>
		session.boxes.flatMap((box) =>
			box.sections.flatMap((section) =>
				section.recommendations.map((item) =>
					columns.map(([, value]) => value({ session, box, section, item }, words))
				)
			)
		)
	);
	const table = [columns.map(([name]) => name), ...rows];
	return '\ufeff' + table.map((row) => row.map(cell).join(',') + '\r\n').join('');
}

/** A cell that a spreadsheet takes as text: what could start a formula gets an apostrophe before it. */
export function cell(value: string): string {
	const clean = cleanText(value);
	const text = /^\s*[=+\-@＝＋－＠﹢﹣﹦﹫]|^[\t\n]/u.test(clean) ? `'${clean}` : clean;
	return /[",;\n\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
