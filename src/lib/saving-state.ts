/** How safe what was written here is. Only `saved` says that everything is on the server's disk. */
export type Saving =
	| { readonly state: 'saved' }
	/** Nothing was written here that is not saved, but the line is not yet proven. */
	| { readonly state: 'connecting'; readonly quiet: boolean }
	/** Under way; `quiet` for its first second, when it is not worth a word. */
	| { readonly state: 'saving'; readonly quiet: boolean }
	/** No connection, and nothing here that waits for it. */
	| { readonly state: 'waiting'; readonly since: number }
	/** On this device's disk, and sent when the connection is back. Things changed, not letters. */
	| { readonly state: 'kept'; readonly changes: number; readonly since: number }
	/** In this page only, which will not do: the text must be copied. */
	| { readonly state: 'unkept'; readonly changes: number; readonly since: number }
	/** The server took it not and never will: the text must be copied. */
	| { readonly state: 'refused'; readonly count: number }
	/** The server has sent this page away for good (signed out, not there any more). */
	| { readonly state: 'ended'; readonly code: number };

export type SavingInput = {
	/** The socket is open and has said something within the last 15 s. */
	readonly open: boolean;
	/** The browser itself says that there is no network. */
	readonly offline: boolean;
	/** This socket's first step 2, which carries what was written without a socket, has been sent. */
	readonly stepTwo: boolean;
	/** Counted frames sent on this socket, and how many of them are on disk. */
	readonly sent: number;
	readonly saved: number;
	/** Things changed here and not acknowledged, and when the first of these changes was made. */
	readonly changes: number;
	readonly changedAt: number | null;
	/** Of these: things this device's store has confirmed, and when the first of them was changed. */
	readonly kept: number;
	readonly keptSince: number | null;
	/** When the oldest change was made that the store has not confirmed; null when it has all. */
	readonly unkeptSince: number | null;
	/** This device has a store, and it did not refuse what it was last given. */
	readonly storing: boolean;
	/** When the socket was lost, or the page began without one; null while it is open. */
	readonly lostAt: number | null;
	/** Texts the server has refused, and nobody has handled. */
	readonly refused: number;
	readonly ended: number | null;
	readonly now: number;
};

/** For the first second a save is not worth a word, ms. */
const QUIET = 1_000;
/** After this it is no longer "saving" but waiting, ms. */
const PATIENCE = 4_000;
/** A store that has not answered for so long is none, ms. */
const SILENT_STORE = 8_000;

/** What the page may say. `saved` needs every one of its proofs; all else says less. */
export function savingState(input: SavingInput): Saving {
	if (input.refused > 0) return { state: 'refused', count: input.refused };
	if (input.ended !== null) return { state: 'ended', code: input.ended };
	const proven =
		input.open &&
		!input.offline &&
		input.stepTwo &&
		input.saved === input.sent &&
		input.changes === 0;
	if (proven) return { state: 'saved' };
	const since = Math.min(input.changedAt ?? Infinity, input.lostAt ?? Infinity);
	const age = since === Infinity ? 0 : input.now - since;
	const waits = input.offline || age >= PATIENCE;
	if (input.changes > 0)
		return waits ? whereItWaits(input) : { state: 'saving', quiet: age < QUIET };
	return waits
		? { state: 'waiting', since: since === Infinity ? input.now : since }
		: { state: 'connecting', quiet: age < QUIET };
}

/** `kept` counts only what the store has confirmed, and allows it a second for the latest letters. */
function whereItWaits(input: SavingInput): Saving {
	const since = input.changedAt ?? input.now;
	const unkept = input.unkeptSince === null ? null : input.now - input.unkeptSince;
	if (!input.storing || (unkept !== null && unkept >= SILENT_STORE))
		return unkept === null
			? { state: 'kept', changes: input.kept, since }
			: { state: 'unkept', changes: input.changes, since };
	if (input.keptSince !== null && (unkept === null || unkept < QUIET))
		return { state: 'kept', changes: input.kept, since: input.keptSince };
	return { state: 'saving', quiet: unkept !== null && unkept < QUIET };
}
