import {
	AlignmentType,
	BorderStyle,
	Document,
	Footer,
	Header,
	LeaderType,
	Packer,
	PageNumber,
	Paragraph,
	Tab,
	TableOfContents,
	TabStopType,
	TextRun,
	type Table
} from 'docx';
import { itemsOfBox, type Report, type ReportSession } from '#domain/report.ts';
import { coverOf } from './cover.ts';
import { boxTable } from './docx-box.ts';
import { coverPage } from './docx-cover.ts';
import { paragraph } from './docx-text.ts';
import { sourceAnnex } from './docx-sources.ts';
import { atPageTop, ink, line, sans, styles, textWidth } from './docx-styles.ts';
import type { Words } from './words.ts';
import { xmlText } from './xml-text.ts';

const cm = (length: number) => Math.round(length * 567);

/** A4. */
const page = {
	size: { width: cm(21), height: cm(29.7) },
	margin: {
		top: cm(3),
		bottom: cm(2.6),
		left: cm(2.5),
		right: cm(2.5),
		header: cm(1.4),
		footer: cm(1.2)
	}
};

/**
 * The report for Word, A4: cover, contents, a heading a session, a box a board, the annex of
 * sources. Headings are true styles and the contents a field; the properties name nobody.
 */
export async function docx(report: Report, words: Words): Promise<Uint8Array> {
	const cover = coverOf(report, words);
	const [first, ...rest] = report.sessions;
	const document = new Document({
		title: xmlText(report.event.title),
		creator: 'Plenum',
		lastModifiedBy: 'Plenum',
		styles: styles(words.language),
		compatibility: { version: 15 },
		sections: [
			{
				properties: { titlePage: true, page },
				headers: {
					default: new Header({ children: [running(report.event.title, cover.stamp)] }),
					first: new Header({ children: [new Paragraph({ style: 'Running' })] })
				},
				footers: {
					default: new Footer({ children: [pageNumber(words)] }),
					first: new Footer({ children: [new Paragraph({ style: 'Running' })] })
				},
				children: [
					...coverPage(cover, report.draft, words),
					paragraph(words.contents, { style: 'ContentsTitle', ...atPageTop }),
					new TableOfContents(words.contents, {
						hyperlink: true,
						headingStyleRange: '1-3',
						tabLeader: LeaderType.NONE,
						// Word fills in the page numbers when it opens the file; until then the entries are links.
						beginDirty: true
					}),
					...(first ? sessionPart(first, true, words) : []),
					...rest.flatMap((session) => sessionPart(session, false, words)),
					...sourceAnnex(report, words)
				]
			}
		]
	});
	return Packer.toBuffer(document);
}

function sessionPart(session: ReportSession, first: boolean, words: Words): (Paragraph | Table)[] {
	const { title, description, boxes } = session;
	const plenary = boxes.every((box) => box.plenary);
	const nothing = plenary && boxes.every((box) => itemsOfBox(box).length === 0);
	return [
		paragraph(words.session(session.id, title), {
			style: 'Heading1',
			...(first ? atPageTop : {})
		}),
		...(description ?? '')
			.split(/\n\s*\n/)
			.filter((part) => part.trim() !== '')
			.map((part) => paragraph(part.trim(), { style: 'Prose' })),
		...(nothing
			? [paragraph(words.nothingYet, { style: 'Nothing' })]
			: [
					paragraph(plenary ? words.ofPlenary : words.ofTheGroups, { style: 'Heading2' }),
					...boxes.flatMap((box) => [
						boxTable(box, session, words),
						new Paragraph({ style: 'AfterBox' })
					])
				])
	];
}

function running(title: string, stamp: string): Paragraph {
	const clean = xmlText(title);
	const short = clean.length > 60 ? `${clean.slice(0, 59).trimEnd()}…` : clean;
	return new Paragraph({
		style: 'Running',
		tabStops: [{ type: TabStopType.RIGHT, position: textWidth }],
		border: { bottom: { style: BorderStyle.SINGLE, size: 4, color: line, space: 6 } },
		children: [new TextRun({ children: [short, new Tab(), stamp] })]
	});
}

function pageNumber(words: Words): Paragraph {
	return new Paragraph({
		style: 'Running',
		alignment: AlignmentType.RIGHT,
		children: [
			new TextRun({
				font: sans,
				color: ink,
				children: [...words.page(PageNumber.CURRENT, PageNumber.TOTAL_PAGES)]
			})
		]
	});
}
