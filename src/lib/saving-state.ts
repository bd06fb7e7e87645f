/** How safe what was written here is. Only `saved` says that everything is on the server's disk. */
export type Saving =
	| { readonly state: 'saved' }
	/** Nothing was written here that is not saved, but the line is not yet proven. */
	| { readonly state: 'connecting'; readonly quiet: boolean }
	/** Under way; `quiet` for its first second, when it is not worth a word. */
	| { readonly state: 'saving'; readonly quiet: boolean }
	/** It is in this page only. `changes` counts things changed (notes, clusters), not letters. */
	| { readonly state: 'waiting'; readonly changes: number; readonly since: number }
	/** The server took it not and never will: the text must be copied. */
	| { readonly state: 'refused'; readonly code: string; readonly count: number }
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
	/** When the socket was lost, or the page began without one; null while it is open. */
	readonly lostAt: number | null;
	readonly refused: { readonly code: string; readonly count: number } | null;
	readonly ended: number | null;
	readonly now: number;
};

/** For the first second a save is not worth a word, ms. */
const QUIET = 1_000;
/** After this it is no longer "saving" but waiting, ms. */
const PATIENCE = 4_000;

/** What the page may say. `saved` needs every one of its proofs; all else says less. */
export function savingState(input: SavingInput): Saving {
	if (input.refused) return { state: 'refused', ...input.refused };
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
	if (input.offline || age >= PATIENCE)
		return {
			state: 'waiting',
			changes: input.changes,
			since: input.changedAt ?? (since === Infinity ? input.now : since)
		};
	return { state: input.changes > 0 ? 'saving' : 'connecting', quiet: age < QUIET };
}
