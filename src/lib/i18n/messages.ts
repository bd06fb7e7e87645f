import { getContext, setContext } from 'svelte';
import type { Catalogue } from './catalogues.ts';
import type { Locale } from './languages.ts';

/** The language a page speaks, and its words. */
export interface Language {
	locale: Locale;
	messages: Catalogue;
}

/** Where the language lies in the component tree; a test mounts with `new Map([[languageKey, …]])`. */
export const languageKey = Symbol.for('plenum language');

/** Called once, by the root layout. `current` is read anew whenever a component reads a word. */
export function provideLanguage(current: () => Language): void {
	setContext(languageKey, current);
}

/** The words, by area: `const t = useMessages()`, then `t.board.addNote`. Reads follow a change of language. */
export function useMessages(): Catalogue {
	const current = getContext<() => Language>(languageKey);
	const areas = Object.keys(current().messages) as (keyof Catalogue)[];
	return Object.defineProperties(
		{},
		Object.fromEntries(
			areas.map((area) => [area, { enumerable: true, get: () => current().messages[area] }])
		)
	) as Catalogue;
}

/** The language's code, as a function because it can change. */
export function useLocale(): () => Locale {
	const current = getContext<() => Language>(languageKey);
	return () => current().locale;
}
