import { boardIn, type Does } from './deed.ts';
import { boardRow } from './open-event.ts';

/** Two people at once: the later word stands. */
export const lockBoard: Does<'lockBoard'> = ({ event }, { board: id, locked }) => {
	const board = { ...boardIn(event, id), locked };
	return {
		boards: [board],
		writes: [{ op: 'put', table: 'boards', row: boardRow(board, event) }],
		answer: { board: id, locked }
	};
};
