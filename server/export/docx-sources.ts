import { InternalHyperlink, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx';
import { isRightToLeft, leading } from '#domain/punctuation.ts';
import type { Report } from '#domain/report.ts';
import { bookmarkOf } from './docx-box.ts';
import { atPageTop, hair, none, rule, textWidth } from './docx-styles.ts';
import { directionOf, paragraph, runs } from './docx-text.ts';
import { sourceGroups, type SourceEntry } from './sources.ts';
import type { Words } from './words.ts';

/** The annex: a table a session, every label with the notes it came from and a link back. */
export function sourceAnnex(report: Report, words: Words): (Paragraph | Table)[] {
	const groups = sourceGroups(report, words);
	if (groups.length === 0) return [];
	const named = groups.some((group) => group.entries.some((entry) => entry.by !== null));
	const widths = named ? [850, textWidth - 4850, 1700, 2300] : [850, textWidth - 2950, 2100];
	const heads = [words.sources.recommendation, words.sources.note, words.sources.written];
	return [
		paragraph(words.sources.title, { style: 'Heading1', ...atPageTop }),
		paragraph(words.sources.about, { style: 'Prose' }),
		...groups.flatMap((group) => [
			paragraph(group.title, { style: 'AnnexSession' }),
			new Table({
				width: { size: textWidth, type: WidthType.DXA },
				columnWidths: widths,
				borders: {
					top: none,
					bottom: hair,
					left: none,
					right: none,
					insideVertical: none,
					insideHorizontal: hair
				},
				rows: [
					new TableRow({
						tableHeader: true,
						cantSplit: true,
						children: (named ? [...heads, words.sources.by] : heads).map((head, column) =>
							cell([paragraph(head, { style: 'TableHead' })], widths[column] ?? 0, {
								borders: { bottom: rule }
							})
						)
					}),
					...group.entries.map((entry) => entryRow(entry, widths, named, words))
				]
			})
		])
	];
}

function entryRow(
	entry: SourceEntry,
	widths: readonly number[],
	named: boolean,
	words: Words
): TableRow {
	const cells = [
		[new Paragraph({ style: 'TableHead', children: entry.first ? [link(entry)] : [] })],
		noteCell(entry, words),
		[paragraph(entry.written, { style: 'TableSmall' })],
		...(named ? [[paragraph(entry.by ?? '', { style: 'TableSmall' })]] : [])
	];
	return new TableRow({
		cantSplit: entry.text.length <= 1500,
		children: cells.map((children, column) => cell(children, widths[column] ?? 0))
	});
}

function link(entry: SourceEntry): InternalHyperlink {
	return new InternalHyperlink({
		anchor: bookmarkOf(entry.recommendation),
		children: [new TextRun({ text: entry.label, style: 'Hyperlink' })]
	});
}

function noteCell(entry: SourceEntry, words: Words): Paragraph[] {
	const about = [entry.kind, entry.question].filter((part) => part !== null).join(' · ');
	const said = `${entry.lead ?? ''} ${entry.text}`;
	const rightToLeft = isRightToLeft(said);
	if (entry.same)
		return [
			paragraph(
				`${entry.kind}, ${words.sources.sameWords}${entry.question === null ? '' : ` · ${entry.question}`}`,
				{ style: 'TableSmall' }
			)
		];
	return [
		new Paragraph({
			style: 'TableText',
			...directionOf(said),
			children: [
				...(entry.lead === null
					? []
					: [...runs(leading(entry.lead), { bold: true }, rightToLeft), new TextRun(' ')]),
				...runs(entry.text, {}, rightToLeft)
			]
		}),
		paragraph(about, { style: 'TableSmall' })
	];
}

function cell(
	children: Paragraph[],
	width: number,
	options: { readonly borders?: object } = {}
): TableCell {
	return new TableCell({
		...options,
		width: { size: width, type: WidthType.DXA },
		margins: { top: 70, bottom: 70, left: 0, right: 160 },
		children
	});
}
