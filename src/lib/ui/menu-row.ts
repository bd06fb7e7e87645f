import type { Kind } from '#domain/kind.ts';
import type { IconName } from './icons.ts';

/** One act of a menu: 47 px with a sign of what it is, its words, and what holds at present. */
export interface MenuRow {
	words: string;
	/** What it does; the menu has closed and focus is back where it was when it runs. */
	act?: () => void;
	/** Goes to a page instead. */
	href?: string;
	icon?: IconName;
	/** The shape of a kind of note in the icon's place. */
	kind?: Kind;
	/** A board's sign in the icon's place. */
	sign?: string;
	/** The present value, at the end of the row. */
	value?: string;
	/** One of several, and the one that holds. */
	chosen?: boolean;
	/** Why it cannot be done now; the row stays readable. */
	reason?: string | undefined;
}
