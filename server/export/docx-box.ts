import {
	Bookmark,
	Paragraph,
	ShadingType,
	Tab,
	Table,
	TableCell,
	TableRow,
	TextRun,
	WidthType,
	type ITableCellOptions
} from 'docx';
import { printed } from '#domain/printed.ts';
import { isRightToLeft } from '#domain/punctuation.ts';
import {
	itemsOfBox,
	type ReportBox,
	type ReportItem,
	type ReportSection,
	type ReportSession
} from '#domain/report.ts';
import { boxTitle } from './box-title.ts';
import { ink, none, rule, textWidth } from './docx-styles.ts';
import { directionOf, paragraph, runs } from './docx-text.ts';
import type { Words } from './words.ts';
import { xmlText } from './xml-text.ts';

/** Characters of a box, and of one recommendation, that are kept on one page. */
const KEPT_TOGETHER = 1500;

/**
 * A board's recommendation box: banner (said again where a page breaks the box), group and topic,
 * then each question with its recommendations. Never inside a sentence: it is a table of its own.
 */
export function boxTable(box: ReportBox, session: ReportSession, words: Words): Table {
	const title = boxTitle(box, session, words);
	const rows = [
		...(title === ''
			? []
			: [{ content: paragraph(title, { style: 'Topic' }), head: true, long: false }]),
		...box.sections.flatMap((section) => sectionRows(section, words))
	];
	const together =
		itemsOfBox(box).reduce((sum, item) => sum + item.text.length, 0) <= KEPT_TOGETHER;
	return new Table({
		width: { size: textWidth, type: WidthType.DXA },
		columnWidths: [textWidth],
		borders: { top: rule, bottom: rule, left: rule, right: rule, insideHorizontal: none },
		rows: [
			banner(box.plenary ? words.plenaryBanner : words.groupBanner),
			...rows.map(
				({ content, head, long }, place) =>
					new TableRow({
						cantSplit: !long,
						keepNext: place < rows.length - 1 && (head || together),
						children: [
							cell([content], {
								margins: {
									...sides,
									top: place === 0 ? 100 : head && !rows[place - 1]?.head ? 200 : 20,
									bottom: place === rows.length - 1 ? 180 : 20
								}
							})
						]
					})
			)
		]
	});
}

type Row = { readonly content: Paragraph; readonly head: boolean; readonly long: boolean };

function sectionRows({ question, recommendations }: ReportSection, words: Words): Row[] {
	return [
		...(question === null
			? []
			: [{ content: paragraph(question.text, { style: 'Heading3' }), head: true, long: false }]),
		...(recommendations.length === 0
			? [
					{
						content: paragraph(words.noRecommendations, { style: 'Nothing' }),
						head: false,
						long: false
					}
				]
			: recommendations.map((item, place, list) => ({
					content: recommendation(item, place === list.length - 1),
					head: false,
					long: item.text.length > KEPT_TOGETHER
				})))
	];
}

/** The bookmark of a recommendation, where the annex links to. */
export function bookmarkOf(recommendation: string): string {
	return `r_${recommendation}`;
}

function banner(text: string): TableRow {
	return new TableRow({
		tableHeader: true,
		cantSplit: true,
		children: [
			cell([paragraph(text, { style: 'Banner' })], {
				shading: { type: ShadingType.CLEAR, fill: ink, color: 'auto' }
			})
		]
	});
}

function recommendation(item: ReportItem, last: boolean): Paragraph {
	const { lead, text } = printed(item, last);
	const rightToLeft = isRightToLeft(`${lead ?? ''} ${text}`);
	const said = [
		...(lead === null ? [] : runs(lead, { bold: true }, rightToLeft)),
		...(lead === null || text === '' ? [] : [new TextRun(' ')]),
		...runs(text, {}, rightToLeft)
	];
	return new Paragraph({
		style: 'Recommendation',
		...directionOf(`${lead ?? ''} ${text}`),
		children: [
			new Bookmark({
				id: bookmarkOf(item.id),
				children: [new TextRun({ text: xmlText(item.label), style: 'Label' })]
			}),
			new TextRun({ children: [new Tab()] }),
			...said
		]
	});
}

const sides = { left: 240, right: 240 };

function cell(children: Paragraph[], options: Partial<ITableCellOptions>): TableCell {
	return new TableCell({
		margins: sides,
		...options,
		width: { size: textWidth, type: WidthType.DXA },
		children
	});
}
