/** The languages the interface speaks. A new one is a row here, a folder of areas and a line in `catalogues.ts`. */
export const languages = [
	{ code: 'en', name: 'English', dir: 'ltr', region: 'en-GB' },
	{ code: 'fr', name: 'Français', dir: 'ltr', region: 'fr-FR' }
] as const satisfies readonly LanguageRow[];

interface LanguageRow {
	/** The BCP 47 code, as the cookie and the `lang` attribute carry it. */
	code: string;
	/** The language's name for itself. */
	name: string;
	dir: 'ltr' | 'rtl';
	/** The locale whose dates and numbers are shown. */
	region: string;
}

export type Locale = (typeof languages)[number]['code'];

export function isLocale(code: unknown): code is Locale {
	return languages.some((language) => language.code === code);
}

export function languageOf(locale: Locale): LanguageRow {
	return languages.find((language) => language.code === locale) ?? languages[0];
}

/** The writing direction of the interface in this language. */
export function dirOf(locale: Locale): 'ltr' | 'rtl' {
	return languageOf(locale).dir;
}
