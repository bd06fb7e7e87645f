import type { plenary as english } from '../en/plenary.ts';
import { plural } from './plural.ts';

export const plenary: typeof english = {
	title: 'Plénière',
	banner: 'Recommandations du groupe de travail',
	plenaryBanner: 'Recommandations de la plénière',
	sessions: 'Sessions',
	boards: 'Tableaux de cette session',
	nowHere: 'en cours',
	until: (time) => `jusqu’à ${time}`,
	next: 'Ensuite',
	empty:
		'Rien n’est encore en plénière. Tout apparaît ici dès qu’une rapporteuse ou un rapporteur l’y porte.',
	noSessions: 'Cet événement n’a pas de session, rien ne peut venir en plénière.',
	noBoards: 'Cette session n’a pas de tableau.',
	newOnes: (n) => plural(n, { one: `${n} nouvelle`, other: `${n} nouvelles` }),
	newOn: (n, topic) =>
		plural(n, {
			one: `${n} nouvelle dans ${topic}. La montrer.`,
			other: `${n} nouvelles dans ${topic}. Les montrer.`
		}),
	arrived: (label, topic) => `${label} est arrivée en plénière, de ${topic}.`,
	withdraw: 'Retirer',
	withdrawOne: (label) => `Retirer ${label}`,
	withdrawTitle: (label) => `Retirer ${label} ?`,
	withdrawBody: (label) =>
		`Elle disparaît des écrans et de tout rapport fait à partir de maintenant. Ses notes restent au tableau, et le numéro ${label} ne sert plus. Les copies déjà téléchargées ne peuvent pas être rappelées.`,
	keep: 'La garder',
	withdrawn: (label) => `${label} est retirée.`
};
