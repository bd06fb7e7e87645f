/**
 * How closely an export names who wrote a note, from nobody to the person. An event's rule is the
 * most an export may name; it may only be tightened afterwards.
 */
export const attributions = ['none', 'type', 'organisation', 'person'] as const;
export type Attribution = (typeof attributions)[number];

/** The tighter of what was asked for and what the event allows. */
export function attributionWithin(asked: Attribution, rule: Attribution): Attribution {
	return attributions.indexOf(asked) <= attributions.indexOf(rule) ? asked : rule;
}

export function isAttribution(value: unknown): value is Attribution {
	return attributions.some((one) => one === value);
}
