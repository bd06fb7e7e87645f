/** The kinds of note. A recommendation is not a kind: it is what was promoted. */
export const kinds = ['proposal', 'finding', 'good-practice', 'gap', 'position'] as const;
export type Kind = (typeof kinds)[number];

export const defaultKind: Kind = 'proposal';

/** A stranger's kind, however spaced, or the default. */
export function kindOf(value: unknown): Kind {
	const word = typeof value === 'string' ? value.toLowerCase().replace(/[\s_]+/g, '-') : '';
	return kinds.find((kind) => kind === word) ?? defaultKind;
}
