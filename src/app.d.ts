import type { Locale } from '#lib/i18n/languages.ts';
import type { App as Plenum } from '#server/app.ts';

declare global {
	namespace App {
		interface Locals {
			readonly app: Plenum;
			/** The seat's token from its cookie; null for a browser that has not come in yet. */
			readonly seat: string | null;
			/** Sets the cookie of a new seat; a seat that is kept gives null and nothing is set. */
			keepSeat(token: string | null): void;
			readonly locale: Locale;
			/** The client's network address, for slowing down guesses. Never stored. */
			readonly address: string;
		}
	}
}

export {};
