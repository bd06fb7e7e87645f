import { RAPPORTEUR_PLACES, type Board, type Rapporteur } from '#domain/board.ts';
import type { ParticipantId } from '#domain/id.ts';
import { facilitates } from '#domain/member.ts';
import { allow, reportsFor } from '#domain/permission.ts';
import { Refusal } from '#domain/refusal.ts';
import { boardIn, type Deed, type Does, type Scene } from './deed.ts';

/**
 * Two people at once: both have a place; a third is refused with the names of the two. The places are
 * unique rows, so that holds for several servers too. Twice by one person: one place.
 * @throws Refusal `rapporteur-places-taken`
 */
export const claimRapporteur: Does<'claimRapporteur'> = (scene, { board: id }) => {
	const board = boardIn(scene.event, id);
	const { participant, name } = scene.member;
	allow(participant !== null);
	if (reportsFor(scene.member, board)) return answer(board);
	if (board.rapporteurs.length >= RAPPORTEUR_PLACES)
		throw new Refusal('rapporteur-places-taken', {
			names: board.rapporteurs.map((one) => one.name)
		});
	return seated(scene, board, [...board.rapporteurs, { participant, name }]);
};

/** Twice: given back once. The other rapporteur stays. */
export const releaseRapporteur: Does<'releaseRapporteur'> = (scene, { board: id }) => {
	const board = boardIn(scene.event, id);
	if (!reportsFor(scene.member, board)) return answer(board);
	return seated(
		scene,
		board,
		board.rapporteurs.filter((one) => one.participant !== scene.member.participant)
	);
};

/**
 * A rapporteur gives the own place away; a facilitator who has none gives the first place, or fills a
 * free one. Two hand-overs of one place at once: the first stands, the second is refused.
 * @throws Refusal `not-found` when the person is not of this event
 */
export const handOverRapporteur: Does<'handOverRapporteur'> = async (scene, { board: id, to }) => {
	const board = boardIn(scene.event, id);
	const [person] = await scene.storage.rows('participants', { id: to, event: scene.event.id });
	if (!person) throw new Refusal('not-found', { path: 'to' });
	const heir: Rapporteur = { participant: person.id as ParticipantId, name: person.name };
	if (board.rapporteurs.some((one) => one.participant === heir.participant)) return answer(board);
	const own = board.rapporteurs.findIndex((one) => one.participant === scene.member.participant);
	allow(own >= 0 || facilitates(scene.member));
	const place = own >= 0 ? own : board.rapporteurs.length < RAPPORTEUR_PLACES ? -1 : 0;
	return seated(
		scene,
		board,
		place < 0 ? [...board.rapporteurs, heir] : board.rapporteurs.with(place, heir)
	);
};

function seated({ now }: Scene, board: Board, rapporteurs: readonly Rapporteur[]): Deed {
	const after = { ...board, rapporteurs };
	return {
		boards: [after],
		writes: [
			{ op: 'remove', table: 'rapporteurs', where: { board: board.id } },
			...rapporteurs.map(({ participant }, index) => ({
				op: 'insert' as const,
				table: 'rapporteurs' as const,
				row: { board: board.id, place: index + 1, participant, since: now }
			}))
		],
		answer: { board: board.id, rapporteurs }
	};
}

function answer(board: Board): Deed {
	return { answer: { board: board.id, rapporteurs: board.rapporteurs } };
}
