import type { Kind } from '#domain/kind.ts';

export const kinds: Record<Kind, string> = {
	proposal: 'Proposal',
	finding: 'Finding',
	'good-practice': 'Good practice',
	gap: 'Gap',
	position: 'Position'
};
