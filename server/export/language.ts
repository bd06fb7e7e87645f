import { scriptOf, type Script } from '#domain/punctuation.ts';

const codes: Partial<Record<string, Script>> = {
	Latn: 'latin',
	Arab: 'arabic',
	Ethi: 'ethiopic',
	Hebr: 'hebrew'
};
const usual: Partial<Record<Script, string>> = { arabic: 'ar', ethiopic: 'am', hebrew: 'he' };

/**
 * Tells the language a text is likely in, by its script and the languages of its event; null where
 * that of the document goes for it, or nothing is known.
 */
export function languageTeller(
	languages: readonly string[],
	document: string
): (text: string) => string | null {
	const own = document.split('-')[0];
	const told = new Map<Script, string | null>();
	const tell = (script: Script): string | null => {
		const spoken = languages.filter((one) => scriptOfLanguage(one) === script);
		if (spoken.length === 0)
			return scriptOfLanguage(document) === script ? null : (usual[script] ?? null);
		return spoken.some((one) => one.split('-')[0] === own) ? null : (spoken[0] ?? null);
	};
	return (text) => {
		const script = scriptOf(text);
		const known = told.get(script);
		if (known !== undefined) return known;
		const language = tell(script);
		told.set(script, language);
		return language;
	};
}

function scriptOfLanguage(language: string): Script | null {
	try {
		return codes[new Intl.Locale(language).maximize().script ?? ''] ?? null;
	} catch {
		return null;
	}
}
