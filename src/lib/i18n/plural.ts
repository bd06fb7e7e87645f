/** The forms of one counted phrase. Languages need some of the six; `other` is needed by all. */
export interface Forms {
	zero?: string;
	one?: string;
	two?: string;
	few?: string;
	many?: string;
	other: string;
}

/** Picks the form of a counted phrase by the language's own rule: `plural(2, { one, other })`. */
export function pluralIn(language: string): (count: number, forms: Forms) => string {
	const rules = new Intl.PluralRules(language);
	return (count, forms) => forms[rules.select(count)] ?? forms.other;
}
