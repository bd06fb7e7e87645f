import { Paragraph, ShadingType, TextRun } from 'docx';
import type { Cover } from './cover.ts';
import { ink } from './docx-styles.ts';
import { paragraph, runs } from './docx-text.ts';
import type { Words } from './words.ts';

/** The first page: what, where, when, how final, and who is named in what follows. */
export function coverPage(cover: Cover, draft: boolean, words: Words): Paragraph[] {
	return [
		stamp(cover, draft, words),
		paragraph(cover.title, { style: 'Title' }),
		...(cover.theme === null ? [] : [paragraph(cover.theme, { style: 'Subtitle' })]),
		...cover.facts.map((fact) => paragraph(fact, { style: 'Fact' })),
		...(cover.extract === null ? [] : [paragraph(cover.extract, { style: 'Fact' })]),
		paragraph(cover.figures, { style: 'Figures' }),
		paragraph(cover.rule, { style: 'Note' })
	];
}

function stamp(cover: Cover, draft: boolean, words: Words): Paragraph {
	const word = new TextRun({
		text: `\u00a0${words.draft}\u00a0`,
		color: 'FFFFFF',
		allCaps: true,
		characterSpacing: 24,
		shading: { type: ShadingType.CLEAR, fill: ink, color: 'auto' }
	});
	return new Paragraph({
		style: 'Stamp',
		children: [
			...(draft ? [word, new TextRun('\u2002')] : []),
			...runs(draft ? cover.made : cover.stamp, { bold: false })
		]
	});
}
