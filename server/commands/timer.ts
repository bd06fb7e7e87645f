import type { Board, Timer } from '#domain/board.ts';
import { boardIn, boardsIn, type Deed, type Does, type Scene } from './deed.ts';
import { boardRow } from './open-event.ts';

type Where = { readonly board?: string | undefined; readonly session?: string | undefined };

/** Two people at once: the later timer stands. Without a board: the open boards of the session, or all. */
export const startTimer: Does<'startTimer'> = (scene, { seconds, ...where }) => {
	const timer = { endsAt: scene.now + seconds * 1000, seconds };
	return setTimer(scene, where, timer, (board) => board.open);
};

/** Twice: stopped once. Without a board: the boards of the session, or all. */
export const stopTimer: Does<'stopTimer'> = (scene, where) =>
	setTimer(scene, where, null, (board) => board.timer !== null);

function setTimer(
	{ event }: Scene,
	{ board, session }: Where,
	timer: Timer | null,
	concerned: (board: Board) => boolean
): Deed {
	const chosen =
		board !== undefined
			? [boardIn(event, board)]
			: (session !== undefined ? boardsIn(event, session) : [...event.boards.values()]).filter(
					concerned
				);
	const boards = chosen.map((one) => ({ ...one, timer }));
	return {
		boards,
		writes: boards.map((one) => ({ op: 'put', table: 'boards', row: boardRow(one, event) })),
		answer: { timer, boards: boards.map((one) => one.id) }
	};
}
