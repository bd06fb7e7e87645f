/** The marks that hold a printed list together, in the script of the text they stand beside. */
type Marks = { readonly colon: string; readonly between: string; readonly end: string };

const latin: Marks = { colon: ':', between: ';', end: '.' };
const arabic: Marks = { colon: ':', between: '؛', end: '.' };
const ethiopic: Marks = { colon: '፦', between: '፤', end: '።' };

/** A recommendation as it is printed: its lead with a colon, its text with `;` or, last, a full stop. */
export type Printed = { readonly lead: string | null; readonly text: string };

/**
 * How one recommendation of a list is printed. A closing mark of the writer's own gives way to the
 * list's; a question or exclamation mark, an ellipsis or a closing bracket stays as it was written.
 */
export function printed(item: Printed, last: boolean): Printed {
	const marks = marksOf(item.text);
	const lead = item.lead?.trim().replace(/[\s:;,.፡፤።፦؛،]+$/u, '') ?? '';
	const text = item.text.trim();
	const bare = text.replace(/(?<![.…])[\s;,.፤።؛،]$/u, '').trimEnd();
	const closed = /[?!؟…]$|\.\.\.$/u.test(bare);
	const mark = last ? marks.end : marks.between;
	return {
		lead: lead === '' ? null : `${lead}${marksOf(lead).colon}`,
		text: closed ? bare : `${bare}${mark}`
	};
}

/** The script of the first letter decides. */
function marksOf(text: string): Marks {
	const first = text.match(/\p{L}/u)?.[0] ?? '';
	if (/\p{Script=Arabic}/u.test(first)) return arabic;
	return /\p{Script=Ethiopic}/u.test(first) ? ethiopic : latin;
}
