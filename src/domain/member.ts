import type { EventId, ParticipantId, SeatId } from './id.ts';

/**
 * Rights in an event, each holding those before it, the wall apart (it only reads). The rapporteur
 * is not a role of a person but a place on a board, see `rapporteur.ts`.
 */
export type Role = 'wall' | 'participant' | 'facilitator' | 'organiser';

/** Somebody acting in an event: the seat (a browser) with its role and, but for the wall, its person. */
export type Member = {
	readonly seat: SeatId;
	readonly event: EventId;
	readonly role: Role;
	readonly participant: ParticipantId | null;
	readonly name: string;
	readonly organisation: string | null;
};

export function facilitates(member: Member): boolean {
	return member.role === 'facilitator' || member.role === 'organiser';
}

/** The same person with the wall's rights: a projector page never has more, whoever opens it. */
export function asWall(member: Member): Member {
	return { ...member, role: 'wall', participant: null, name: '', organisation: null };
}
