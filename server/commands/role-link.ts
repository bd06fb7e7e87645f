import { hashOf, newToken } from '../access/token.ts';
import type { Does } from './deed.ts';

/** Two people at once: the later link works. The old link's holders lose the role at once. */
export const rotateLink: Does<'rotateLink'> = ({ event, now }, { role }) => {
	const secret = newToken();
	return {
		writes: [
			{
				op: 'put',
				table: 'links',
				row: { event: event.id, role, hash: hashOf(secret), createdAt: now }
			}
		],
		signOut: role,
		answer: { role, link: `/e/${event.id}/enter#${secret}` },
		remembered: { role }
	};
};
