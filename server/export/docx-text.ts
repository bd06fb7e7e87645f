import { Paragraph, TextRun, type IParagraphOptions, type IRunOptions } from 'docx';
import { isRightToLeft } from '#domain/punctuation.ts';
import { ethiopic } from './docx-styles.ts';
import { xmlText } from './xml-text.ts';

type Script = 'left' | 'right' | 'ethiopic';
type Format = Omit<IRunOptions, 'text' | 'children' | 'break'>;

/** Typed text as a paragraph of a style, in its own direction; line ends stay line ends. */
export function paragraph(
	text: string,
	options: Omit<IParagraphOptions, 'text' | 'children' | 'bidirectional'> = {}
): Paragraph {
	return new Paragraph({
		...options,
		...directionOf(text),
		children: runs(text, {}, isRightToLeft(text))
	});
}

/** The direction of a paragraph, for one that is put together of several runs. */
export function directionOf(text: string): { readonly bidirectional?: true } {
	return isRightToLeft(text) ? { bidirectional: true } : {};
}

/**
 * Typed text as runs, one for each stretch of a script, so that a word processor sets each with a
 * font that has its letters, in its own direction. What has no script goes with its neighbours.
 */
export function runs(
	text: string,
	format: Format = {},
	rightToLeft = isRightToLeft(text)
): TextRun[] {
	return xmlText(text)
		.split('\n')
		.flatMap((part, place) => {
			const stretches = stretchesOf(part, rightToLeft ? 'right' : 'left');
			if (stretches.length === 0 && place > 0) return [new TextRun({ break: 1 })];
			return stretches.map(
				({ script, text }, index) =>
					new TextRun({
						...format,
						...look(script),
						...(place > 0 && index === 0 ? { break: 1 } : {}),
						text
					})
			);
		});
}

function look(script: Script): Format {
	if (script === 'right') return { rightToLeft: true, language: { bidirectional: 'ar-SA' } };
	if (script === 'ethiopic') return { font: ethiopic, language: { value: 'am-ET' } };
	return {};
}

function stretchesOf(text: string, base: Script): { script: Script; text: string }[] {
	const found: { script: Script; text: string }[] = [];
	for (const [part] of text.matchAll(/\p{L}[\p{L}\p{M}\p{N}]*|[^\p{L}]+/gu)) {
		const script = scriptsOf(part);
		const last = found.at(-1);
		if (last && (script === null || script === last.script)) last.text += part;
		else found.push({ script: script ?? base, text: part });
	}
	return settled(found, base);
}

/** Spaces and marks between two scripts belong to the paragraph, not to the stretch before them. */
function settled(list: { script: Script; text: string }[], base: Script) {
	return list.flatMap((one, index) => {
		if (one.script === base || index === list.length - 1) return [one];
		const end = /[^\p{L}\p{M}\p{N}]+$/u.exec(one.text);
		if (!end) return [one];
		return [
			{ script: one.script, text: one.text.slice(0, end.index) },
			{ script: base, text: end[0] }
		].filter((part) => part.text !== '');
	});
}

function scriptsOf(part: string): Script | null {
	if (!/^\p{L}/u.test(part)) return null;
	if (isRightToLeft(part)) return 'right';
	return /^\p{Script=Ethiopic}/u.test(part) ? 'ethiopic' : 'left';
}
