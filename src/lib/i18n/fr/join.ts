import type { join as english } from '../en/join.ts';

const carries: typeof english.carries = {
	none: { before: 'Le rapport ne porte ', strong: 'ni noms ni organisations', after: '.' },
	type: {
		before: 'Le rapport peut porter ',
		strong: 'le type de votre organisation, sans noms',
		after: '.'
	},
	organisation: {
		before: 'Le rapport peut porter ',
		strong: 'votre organisation, sans noms',
		after: '.'
	},
	person: {
		before: 'Le rapport peut porter ',
		strong: 'votre nom et votre organisation',
		after: '.'
	}
};

export const join: typeof english = {
	title: (event) => `Rejoindre ${event}`,
	consultation: 'Consultation',
	name: 'Votre nom',
	alias: 'Un pseudonyme suffit.',
	organisation: 'Organisation',
	organisationHint: 'Choisissez dans la liste ou écrivez-en une autre.',
	join: 'Rejoindre',
	whoSees: 'Votre groupe voit votre nom pendant que vous écrivez.',
	carries,
	code: 'Code',
	otherEvent: 'Pas votre événement ?',
	nameMissing: 'Écrivez un nom, que votre groupe sache qui écrit. Un pseudonyme suffit.',
	already: (name) => `Ce navigateur est déjà entré : ${name}.`,
	goOn: (name) => `Continuer : ${name}`,
	somebodyElse: 'Quelqu’un d’autre ? Écrivez votre nom ci-dessous ; il remplace celui-ci ici.',
	wrongTitle: 'Aucun événement n’a ce code'
};
