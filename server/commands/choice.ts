import { allow } from '#domain/permission.ts';
import { boardIn, type Does } from './deed.ts';

/** One board a person and session: the later choice stands. Notes written elsewhere stay there. */
export const chooseBoard: Does<'chooseBoard'> = ({ event, member, now }, { board: id }) => {
	const board = boardIn(event, id);
	allow(member.participant !== null);
	return {
		writes: [
			{
				op: 'put',
				table: 'choices',
				row: {
					event: event.id,
					session: board.session,
					participant: member.participant,
					board: board.id,
					at: now
				}
			}
		],
		answer: { board: board.id, session: board.session }
	};
};
