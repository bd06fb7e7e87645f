import type { NoteId } from '#domain/id.ts';
import { allNotesOf } from '#domain/note.ts';
import { mayCommand } from '#domain/permission.ts';
import { promotionOf } from '#domain/promotion.ts';
import { Refusal } from '#domain/refusal.ts';
import type { Write } from '../storage/storage.ts';
import { boardIn, type Does } from './deed.ts';
import { readRecommendations, recommendationOf } from './open-event.ts';

/**
 * Freezes text and sources of the chosen notes as one recommendation.
 * The same notes twice, or by two people at once: one recommendation, both are told it. Overlapping
 * notes: the first stands, the second is refused.
 * @throws Refusal `board-locked`, and those of `domain/promotion`
 */
export const promote: Does<'promote'> = async (scene, input) => {
	const board = boardIn(scene.event, input.board);
	const before = await readRecommendations(scene.storage, board.id);
	const doc = await scene.rooms.read({ kind: 'board', board: board.id });
	const written = await scene.storage.rows('notes', { board: board.id });
	const promotion = promotionOf(
		{
			board,
			notes: new Map(allNotesOf(doc).map((note) => [note.id as string, note])),
			written: new Map(written.map((row) => [row.note, row.at])),
			before,
			limits: scene.limits,
			now: scene.now
		},
		input.notes as NoteId[],
		{
			...(input.lead === undefined ? {} : { lead: input.lead }),
			...(input.text === undefined ? {} : { text: input.text })
		}
	);
	const { recommendation } = promotion;
	if (promotion.outcome === 'existing') return { answer: { recommendation } };
	if (board.locked) throw new Refusal('board-locked');
	const writes: Write[] = [
		{
			op: 'insert',
			table: 'recommendations',
			row: {
				...recommendation,
				notes: [...recommendation.notes],
				event: scene.event.id,
				promotedBy: scene.member.participant,
				withdrawnBy: null,
				withdrawnAt: null
			}
		},
		...promotion.sources.map((source, ordinal) => ({
			op: 'insert' as const,
			table: 'sources' as const,
			row: { ...source, ordinal }
		}))
	];
	return { writes, recommendations: [recommendation], answer: { recommendation } };
};

/**
 * Takes a recommendation back: its label stays as a gap, its words go from every page, and its notes
 * can be promoted again. Twice: withdrawn once. Allowed on a locked board too: what puts somebody at
 * risk must go at once.
 * @throws Refusal `not-found`, `not-allowed`
 */
export const withdrawRecommendation: Does<'withdrawRecommendation'> = async (
	scene,
	{ recommendation: id }
) => {
	const [row] = await scene.storage.rows('recommendations', { id, event: scene.event.id });
	if (!row) throw new Refusal('not-found', { path: 'recommendation' });
	const board = boardIn(scene.event, row.board);
	if (!mayCommand('rapporteur', scene.member, board)) throw new Refusal('not-allowed');
	if (row.status === 'withdrawn') return { answer: { recommendation: recommendationOf(row) } };
	const after = {
		...row,
		status: 'withdrawn' as const,
		lead: null,
		text: '',
		withdrawnBy: scene.member.participant,
		withdrawnAt: scene.now
	};
	return {
		writes: [
			{ op: 'put', table: 'recommendations', row: after },
			{ op: 'remove', table: 'sources', where: { recommendation: id } }
		],
		recommendations: [recommendationOf(after)],
		forget: true,
		answer: { recommendation: recommendationOf(after) }
	};
};
