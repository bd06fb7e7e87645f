/** How long the wall stays with one page, ms. */
export const WALL_TURN = 12_000;

/** Which page the wall shows, and since when. */
export type Turn = { readonly page: number; readonly since: number };

/** The page of the wall a moment later: the next when its time is over, the same while it is not. */
export function turned(turn: Turn, pages: number, at: number): Turn {
	if (pages <= 1) return turn.page === 0 ? turn : { page: 0, since: at };
	if (turn.page >= pages) return { page: 0, since: at };
	if (at - turn.since < WALL_TURN) return turn;
	return { page: (turn.page + 1) % pages, since: at };
}

/** Turns to a page at once, where something has just arrived; it gets its whole time. */
export function turnedTo(page: number, at: number): Turn {
	return { page, since: at };
}
