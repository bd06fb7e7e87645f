import { ending, leading } from './punctuation.ts';

/** A recommendation as it is printed: its lead with a colon, its text with `;` or, last, a full stop. */
export type Printed = { readonly lead: string | null; readonly text: string };

/** How one recommendation of a list is printed. A lead without a text is the whole sentence. */
export function printed(item: Printed, last: boolean): Printed {
	const lead = item.lead?.trim() ?? '';
	const text = item.text.trim();
	if (lead === '') return { lead: null, text: ending(text, last) };
	if (text === '') return { lead: ending(lead, last), text: '' };
	return { lead: leading(lead), text: ending(text, last) };
}
