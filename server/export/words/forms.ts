/** The forms of one counted phrase; `other` is needed by all languages. */
export type Forms = { readonly [form in Intl.LDMLPluralRule]?: string } & {
	readonly other: string;
};

/** Picks the form of a counted phrase by the language's own rule. */
export function pluralIn(language: string): (count: number, forms: Forms) => string {
	const rules = new Intl.PluralRules(language);
	return (count, forms) => forms[rules.select(count)] ?? forms.other;
}

/** Dates and times as a region writes them, on the clock of a time zone. */
export function clockIn(region: string, timeZone: string) {
	const date = { day: 'numeric', month: 'long', year: 'numeric' } as const;
	const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
	const format = (options: Intl.DateTimeFormatOptions) =>
		new Intl.DateTimeFormat(region, { timeZone, ...options });
	return {
		/** 10 June 2026, 13:20 */
		moment: (at: number) => `${format(date).format(at)}, ${format(time).format(at)}`,
		/** 10 June */
		day: (at: number) => format({ day: 'numeric', month: 'long' }).format(at),
		/** 13:20 */
		time: (at: number) => format(time).format(at),
		/** 9–10 June 2026, from two days written YYYY-MM-DD */
		days: (from: string, until: string) =>
			format(date).formatRange(Date.parse(`${from}T00:00:00Z`), Date.parse(`${until}T00:00:00Z`))
	};
}
