import type { Board } from '#domain/board.ts';
import type { Tables } from '../storage/tables.ts';
import { boardsIn, type Deed, type Does, type Scene } from './deed.ts';
import { boardRow } from './open-event.ts';

/** Twice, or two people at once: open once. */
export const openBreakout: Does<'openBreakout'> = (scene, { session }) =>
	setOpen(scene, session, true);

/** Twice, or two people at once: closed once. Nothing written is lost; facilitators go on writing. */
export const closeBreakout: Does<'closeBreakout'> = (scene, { session }) =>
	setOpen(scene, session, false);

function setOpen(scene: Scene, session: string, open: boolean): Deed {
	const changed = boardsIn(scene.event, session)
		.filter((board) => board.open !== open)
		.map((board): Board => ({ ...board, open, timer: open ? board.timer : null }));
	return {
		boards: changed,
		writes: changed.map((board) => ({
			op: 'put',
			table: 'boards',
			row: rowOf(scene, board)
		})),
		answer: { session, open }
	};
}

function rowOf(scene: Scene, board: Board): Tables['boards'] {
	return { ...boardRow(board, scene.event), closedAt: board.open ? null : scene.now };
}
