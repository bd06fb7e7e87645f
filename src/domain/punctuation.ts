/**
 * The marks that hold a printed list together: a colon after a lead, `;` between, a full stop at the
 * end, in the script of the text they stand beside. Pure text in, text out; nothing is imported.
 */
export type Script = 'latin' | 'arabic' | 'ethiopic' | 'hebrew' | 'other';

type Marks = { readonly colon: string; readonly between: string; readonly end: string };

const plain: Marks = { colon: ':', between: ';', end: '.' };
const marks: Record<Script, Marks> = {
	latin: plain,
	arabic: { colon: ':', between: '؛', end: '.' },
	ethiopic: { colon: '፦', between: '፤', end: '።' },
	hebrew: plain,
	other: plain
};

/** Weak marks give way to the list's own. */
const weak = /[\s:;,،؛፣፤፥፦]+$/u;
const stop = /[.۔።]$/u;
/** A mark the writer meant: stays, and nothing is put after it. */
const strong = /(?:[?!؟…‽፧]|\.{2,})[”’"»)\]]*$/u;
/** A stop inside a closing quotation or bracket: enough at the end of a list, not inside it. */
const stopInside = /[.۔።][”’"»)\]]+$/u;
/** A full stop that belongs to its word: `etc.`, `U.N.` */
const abbreviation = /(?:(?<!\p{L})etc|(?<=\.)\p{L})\.$/iu;

/** The script of the first letter, as `dir="auto"` decides the direction by it. */
export function scriptOf(text: string): Script {
	const first = /\p{L}/u.exec(text)?.[0] ?? '';
	if (/\p{Script=Latin}/u.test(first)) return 'latin';
	if (/[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]/u.test(first)) return 'arabic';
	if (/\p{Script=Ethiopic}/u.test(first)) return 'ethiopic';
	if (/\p{Script=Hebrew}/u.test(first)) return 'hebrew';
	return 'other';
}

/** Whether a text is written from right to left. */
export function isRightToLeft(text: string): boolean {
	const script = scriptOf(text);
	return script === 'arabic' || script === 'hebrew';
}

/** A text with its mark in a list: `;` or, at the `last`, a full stop. Never two marks in a row. */
export function ending(text: string, last: boolean): string {
	const bare = text.trim().replace(weak, '');
	if (bare === '' || strong.test(bare)) return bare;
	const mark = marks[scriptOf(bare)];
	if (last) return stop.test(bare) || stopInside.test(bare) ? bare : bare + mark.end;
	return (abbreviation.test(bare) ? bare : bare.replace(stop, '').trimEnd()) + mark.between;
}

/** A lead phrase with its colon; '' stays ''. */
export function leading(lead: string): string {
	const bare = lead.trim().replace(weak, '');
	if (bare === '' || strong.test(bare)) return bare;
	return bare.replace(stop, '') + marks[scriptOf(bare)].colon;
}
