/** What the interface promises a writer, and what the server holds a client to. */
export type Limits = {
	/** Characters (UTF-16 units) in a note's text, a comment, a recommendation. */
	readonly text: number;
	/** Characters in a lead phrase. */
	readonly lead: number;
	/** Notes on one board. */
	readonly notes: number;
};

export const defaultLimits: Limits = { text: 2000, lead: 160, notes: 2000 };

/**
 * The server's own limits: an honest page may pass the told limit in a race (two people typing into
 * one note), and must never be refused for it.
 */
export function hardLimits(told: Limits): Limits {
	return { text: told.text * 2, lead: told.lead * 2, notes: Math.floor(told.notes * 1.1) };
}

/** Longest name, organisation or table label a person may give, in characters. */
export const NAME_LENGTH = 80;
