import type * as Y from 'yjs';

/**
 * Text as a person may have meant it: line ends become \n, control characters (all but \n and \t)
 * and lone surrogates are dropped. Nothing a keyboard can write is changed.
 */
export function cleanText(text: string): string {
	return text
		.replace(/\r\n?/g, '\n')
		.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufeff]/g, '')
		.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '');
}

/**
 * A name or label on one line: cleaned, without bidirectional overrides (they could make one name
 * look like another), inner white space single. Null when nothing readable is left.
 */
export function cleanName(name: string): string | null {
	const clean = cleanText(name)
		.replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
		.replace(/\s+/g, ' ')
		.trim();
	return /[\p{L}\p{N}]/u.test(clean) ? clean : null;
}

/** One replacement that turns a text into another: at `index`, `remove` units go, `insert` comes. */
export type TextEdit = { readonly index: number; readonly remove: number; readonly insert: string };

/**
 * The smallest single replacement between two texts, or null when they are equal. `caret` (the end
 * of the selection after the edit) decides where a repeated letter was typed, so that two people
 * typing the same letter side by side do not swap places. Never cuts a surrogate pair.
 */
export function editBetween(before: string, after: string, caret = after.length): TextEdit | null {
	if (before === after) return null;
	const tail = after.length - caret;
	const suffixLimit = Math.min(before.length, after.length);
	let end = 0;
	while (end < Math.min(suffixLimit, tail) && at(before, -1 - end) === at(after, -1 - end)) end++;
	let start = 0;
	const most = suffixLimit - end;
	while (start < most && before[start] === after[start]) start++;
	while (start + end < suffixLimit && at(before, -1 - end) === at(after, -1 - end)) end++;
	if (start > 0 && isHigh(before.charCodeAt(start - 1))) start--;
	if (end > 0 && isLow(before.charCodeAt(before.length - end))) end--;
	return {
		index: start,
		remove: before.length - end - start,
		insert: after.slice(start, after.length - end)
	};
}

/** Applies one replacement. Two people at once: both insertions stay, removals never take unseen letters. */
export function editText(text: Y.Text, edit: TextEdit): void {
	const apply = () => {
		if (edit.remove > 0) text.delete(edit.index, edit.remove);
		if (edit.insert !== '') text.insert(edit.index, edit.insert);
	};
	if (text.doc) text.doc.transact(apply, text.doc.clientID);
	else apply();
}

function at(text: string, index: number): string {
	return text[text.length + index] ?? '';
}

function isHigh(unit: number): boolean {
	return unit >= 0xd800 && unit <= 0xdbff;
}

function isLow(unit: number): boolean {
	return unit >= 0xdc00 && unit <= 0xdfff;
}
