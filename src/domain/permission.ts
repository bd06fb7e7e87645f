import type { Board } from './board.ts';
import type { DocumentRef } from './document.ts';
import { facilitates, type Member } from './member.ts';
import { Refusal } from './refusal.ts';

/** What a socket may do in a document. Forbidden and unknown are one answer, so there is no third. */
export type Access = 'read' | 'write';

/** How long after a breakout has closed work done offline before that is still taken, ms. */
export const LATE_WORK = 30 * 60_000;

/** When somebody writes: the clock, when the board was closed, and whether this is a first step 2. */
export type Occasion = {
	readonly now: number;
	readonly closedAt: number | null;
	/** A socket's first step 2: what it brings may have been written before the closing. */
	readonly firstStep2: boolean;
};

/**
 * What a member may do in a document of their own event. The event document is the server's
 * picture: nobody writes it. A board is written by facilitators always, by participants while it is
 * open, and with work done offline for half an hour after; the wall reads.
 */
export function accessTo(
	member: Member,
	document: DocumentRef,
	board: Pick<Board, 'open'> | null,
	occasion: Occasion | null = null
): Access {
	if (document.kind === 'event' || board === null) return 'read';
	if (facilitates(member)) return 'write';
	if (member.role !== 'participant') return 'read';
	return board.open || isLateWork(occasion) ? 'write' : 'read';
}

function isLateWork(occasion: Occasion | null): boolean {
	if (!occasion?.firstStep2 || occasion.closedAt === null) return false;
	return occasion.now - occasion.closedAt <= LATE_WORK;
}

/** Who may give a command; a rapporteur is one of the command's own board, facilitators always may. */
export type May = 'participant' | 'rapporteur' | 'facilitator' | 'organiser';

export function mayCommand(
	may: May,
	member: Member,
	board: Pick<Board, 'rapporteurs'> | null
): boolean {
	switch (may) {
		case 'organiser':
			return member.role === 'organiser';
		case 'facilitator':
			return facilitates(member);
		case 'rapporteur':
			return facilitates(member) || reportsFor(member, board);
		case 'participant':
			return member.role !== 'wall';
	}
}

export function reportsFor(
	member: Pick<Member, 'participant'>,
	board: Pick<Board, 'rapporteurs'> | null
): boolean {
	return (
		member.participant !== null &&
		(board?.rapporteurs.some((one) => one.participant === member.participant) ?? false)
	);
}

/** @throws Refusal `not-allowed` */
export function allow(allowed: boolean): asserts allowed {
	if (!allowed) throw new Refusal('not-allowed');
}
