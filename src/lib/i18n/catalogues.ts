import type { en } from './en.ts';
import type { Locale } from './languages.ts';

/** Every word of the interface, by area. English has the shape; the other languages are held to it. */
export type Catalogue = typeof en;

const catalogues: Record<Locale, () => Promise<Catalogue>> = {
	en: async () => (await import('./en.ts')).en,
	fr: async () => (await import('./fr.ts')).fr
};

/** Fetches one language; a page never ships the others. */
export function catalogueIn(locale: Locale): Promise<Catalogue> {
	return catalogues[locale]();
}
