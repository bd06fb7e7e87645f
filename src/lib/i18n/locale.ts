import { isLocale, type Locale } from './languages.ts';

/**
 * The language to speak: the one chosen (the `lang` cookie), else the best of the browser's
 * `Accept-Language` that the interface speaks, else English. Never throws, whatever the headers say.
 */
export function localeOf(
	cookie: string | null | undefined,
	acceptLanguage: string | null | undefined
): Locale {
	if (isLocale(cookie)) return cookie;
	return wanted(acceptLanguage ?? '').find(isLocale) ?? 'en';
}

/** Primary language codes of an `Accept-Language` header, most wanted first; `q=0` is left out. */
function wanted(header: string): string[] {
	return header
		.split(',')
		.slice(0, 30)
		.map((part, place) => {
			const [range = '', ...parameters] = part.trim().toLowerCase().split(';');
			const quality = parameters.map((p) => /^\s*q=([0-9.]+)\s*$/.exec(p)?.[1]).find(Boolean);
			return { code: range.split('-')[0] ?? '', weight: quality ? Number(quality) : 1, place };
		})
		.filter((entry) => entry.weight > 0)
		.sort((a, b) => b.weight - a.weight || a.place - b.place)
		.map((entry) => entry.code);
}
