import type { Board } from '#domain/board.ts';

/** What on a board asks for a facilitator; more reasons come with more to look at. */
export type Need = { readonly board: Board; readonly why: 'nobody-reports' };

/** The boards that need somebody, in agenda order. Only open boards do: a closed one can wait. */
export function needsOf(boards: readonly Board[]): Need[] {
	return boards
		.filter((board) => board.open && !board.plenary && board.rapporteurs.length === 0)
		.map((board) => ({ board, why: 'nobody-reports' }));
}
