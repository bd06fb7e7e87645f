import type { kinds as english } from '../en/kinds.ts';

export const kinds: typeof english = {
	proposal: 'Proposition',
	finding: 'Constat',
	'good-practice': 'Bonne pratique',
	gap: 'Lacune',
	position: 'Position'
};
