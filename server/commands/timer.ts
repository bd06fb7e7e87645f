import type { Timer } from '#domain/board.ts';
import { boardIn, type Deed, type Does, type Scene } from './deed.ts';
import { boardRow } from './open-event.ts';

/** Two people at once: the later timer stands. Without a board: all open boards. */
export const startTimer: Does<'startTimer'> = (scene, { board, seconds }) =>
	setTimer(scene, board, { endsAt: scene.now + seconds * 1000, seconds });

/** Twice: stopped once. Without a board: all boards. */
export const stopTimer: Does<'stopTimer'> = (scene, { board }) => setTimer(scene, board, null);

function setTimer({ event }: Scene, id: string | undefined, timer: Timer | null): Deed {
	const chosen =
		id === undefined
			? [...event.boards.values()].filter((board) => (timer ? board.open : board.timer !== null))
			: [boardIn(event, id)];
	const boards = chosen.map((board) => ({ ...board, timer }));
	return {
		boards,
		writes: boards.map((board) => ({ op: 'put', table: 'boards', row: boardRow(board, event.id) })),
		answer: { timer, boards: boards.map((board) => board.id) }
	};
}
