import { cleanText } from '#domain/text.ts';

/**
 * Text that XML can hold: cleaned, without the two code points XML forbids beside controls, and
 * without overrides of the writing direction, which would print the words back to front.
 */
export function xmlText(text: string): string {
	return cleanText(text).replace(/[\u202d\u202e\ufffe\uffff]/g, '');
}
