import { takeBackNote } from '#domain/note.ts';
import { facilitates } from '#domain/member.ts';
import { accessTo, allow } from '#domain/permission.ts';
import { Refusal } from '#domain/refusal.ts';
import { lastWords } from '../rooms/past.ts';
import { boardIn, type Does } from './deed.ts';
import { noteRow, withdrawalOf } from './withdrawal.ts';

/**
 * Takes a note's words back: they are really deleted, and in no page, snapshot or answer from now on;
 * a trace without text stays. Twice, or by two people at once: withdrawn once, by the first. Somebody
 * types in it at the same time: those letters go too. Allowed on a closed or locked board: what puts
 * somebody at risk must go at once.
 * @throws Refusal `note-gone`, `not-allowed` for anybody but its author and facilitators
 */
export const withdrawNote: Does<'withdrawNote'> = async (scene, { board: id, note }) => {
	const board = boardIn(scene.event, id);
	const row = await noteRow(scene, board.id, note);
	const { participant } = scene.member;
	allow(facilitates(scene.member) || (participant !== null && row.participant === participant));
	const { row: _, ...deed } = await withdrawalOf(scene, board, row);
	return {
		...deed,
		answer: {
			board: board.id,
			note,
			withdrawnAt: row.withdrawnAt ?? scene.now,
			recommendations: deed.recommendations.map(({ label, status }) => ({ label, status }))
		}
	};
};

/**
 * Brings a withdrawn note's words back from the log, to where its trace lies now; what was promoted
 * of it stays withdrawn. Twice: it is back once. Who took the words back decides: the author's own
 * withdrawal is the author's, a facilitator's is a facilitator's.
 * @throws Refusal `note-gone` when it is erased or was never there, `not-allowed`, `breakout-closed`
 */
export const restoreWithdrawnNote: Does<'restoreWithdrawnNote'> = async (
	scene,
	{ board: id, note }
) => {
	const board = boardIn(scene.event, id);
	const row = await noteRow(scene, board.id, note);
	const { member } = scene;
	const document = { kind: 'board', board: board.id } as const;
	const isAuthor = member.participant !== null && member.participant === row.participant;
	const answer = { board: board.id, note };
	allow(isAuthor || facilitates(member));
	if (row.withdrawnAt === null) return { answer };
	allow(row.withdrawnBy === row.participant ? isAuthor : facilitates(member));
	if (accessTo(member, document, board) !== 'write') throw new Refusal('breakout-closed');
	if (row.erasedAt !== null) throw new Refusal('note-gone', { path: note });
	const words = await lastWords(scene.storage, document, note);
	if (!words) throw new Refusal('note-gone', { path: note });
	return {
		onBoard: {
			board: board.id,
			edit: (doc) => takeBackNote(doc, note, words),
			writes: [{ op: 'put', table: 'notes', row: { ...row, withdrawnAt: null, withdrawnBy: null } }]
		},
		answer
	};
};
