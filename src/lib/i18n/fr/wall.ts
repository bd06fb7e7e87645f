import type { wall as english } from '../en/wall.ts';
import { plural } from './plural.ts';

export const wall: typeof english = {
	title: 'Mur',
	now: 'En cours',
	left: 'restant',
	next: 'Ensuite',
	dayNumber: (n) => `Jour ${n}`,
	leftBack: (n, time) =>
		n <= 0
			? `Retour ici à ${time}.`
			: plural(n, {
					one: `Encore ${n} minute. Retour ici à ${time}.`,
					other: `Encore ${n} minutes. Retour ici à ${time}.`
				}),
	leftUntil: (n, time) =>
		plural(n, {
			one: `Jusqu’à ${time}, encore ${n} minute.`,
			other: `Jusqu’à ${time}, encore ${n} minutes.`
		}),
	timeIsUp: 'Le temps est écoulé.',
	before: (days) => `Début : ${days}`,
	after: 'Le programme est terminé.',
	nothingNow: 'Rien n’est en cours.',
	join: 'Entrez avec votre téléphone',
	joinCode: 'Entrer :',
	qr: (code) => `Code QR pour entrer avec le code ${code}`,
	asOf: (time) => `État à ${time}`,
	continued: 'suite',
	page: (n, of) => `Page ${n} sur ${of}`,
	empty: 'Rien n’est encore en plénière.',
	noWall: 'Le mur ne peut pas être montré ici',
	noWallWhy:
		'Ce navigateur n’a pas le droit de voir cet événement. Ouvrez le lien du mur, ou entrez d’abord avec le code.'
};
