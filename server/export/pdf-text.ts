import { isRightToLeft } from '#domain/punctuation.ts';
import type { Report } from '#domain/report.ts';
import { languageTeller } from './language.ts';
import type { Words } from './words.ts';
import { xmlText } from './xml-text.ts';

/** Typed text as the typesetter takes it. */
export type Typed = {
	readonly lines: readonly string[];
	readonly rtl: boolean;
	/** Two or three letters, where it differs from the document's. */
	readonly lang: string | null;
};

export type Types = (text: string) => Typed;

/** Makes typed text of strings, each in its own direction and language. */
export function typing(report: Report, words: Words): Types {
	const languageOf = languageTeller(report.event.languages, words.language);
	return (text) => ({
		lines: xmlText(text).split('\n').map(breakable),
		rtl: isRightToLeft(text),
		lang: lettersOf(languageOf(text))
	});
}

/** The letters of a language without its region, where the typesetter knows such a form. */
export function lettersOf(language: string | null): string | null {
	const letters = language?.toLowerCase().split('-')[0] ?? '';
	return /^[a-z]{2,3}$/.test(letters) ? letters : null;
}

/** Characters of a word that fit on any line. */
const LONGEST = 40;
const unbroken =
	/[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]{41,}/gu;

/** Lets a line break inside words that are longer than any line, such as addresses. */
export function breakable(text: string): string {
	return text.replace(unbroken, (word) => {
		let length = 0;
		let broken = '';
		for (const { segment } of new Intl.Segmenter().segment(word)) {
			if (length > 0 && length % (LONGEST / 2) === 0) broken += '\u200b';
			broken += segment;
			length += 1;
		}
		return broken;
	});
}
