import type { Role } from '#domain/member.ts';

/** Pages beyond agenda, board and plenary, each with what it is for. */
export type EventPage = 'desk' | 'report' | 'setup';

/** The further pages a role works with. */
export function pagesFor(role: Role): readonly EventPage[] {
	if (role === 'organiser') return ['desk', 'report', 'setup'];
	return role === 'facilitator' ? ['desk', 'report'] : [];
}
