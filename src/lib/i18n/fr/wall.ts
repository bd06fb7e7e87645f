import type { wall as english } from '../en/wall.ts';
import { plural } from './plural.ts';

export const wall: typeof english = {
	title: 'Mur',
	now: 'En cours',
	next: 'Ensuite',
	dayNumber: (n) => `Jour ${n}`,
	minutesLeft: (n) => plural(n, { one: `Encore ${n} minute.`, other: `Encore ${n} minutes.` }),
	lastMinute: 'Moins d’une minute.',
	timeIsUp: 'Le temps est écoulé.',
	until: (time) => `Jusqu’à ${time}.`,
	goOn: (time) => `Suite à ${time}.`,
	before: (days) => `Début : ${days}`,
	after: 'Le programme est terminé.',
	nothingNow: 'Rien n’est en cours.',
	nextWith: (title, room) => `${title}, ${room}`,
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
