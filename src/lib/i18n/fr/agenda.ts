import type { agenda as english } from '../en/agenda.ts';
import { plural } from './plural.ts';

export const agenda: typeof english = {
	kinds: {
		registration: 'Accueil',
		remarks: 'Allocutions',
		presentation: 'Présentation',
		panel: 'Table ronde',
		breakout: 'Travail en groupes',
		'report-back': 'Restitution',
		'plenary-discussion': 'Discussion en plénière',
		break: 'Pause',
		closing: 'Clôture'
	},
	roles: {
		wall: 'Mur',
		participant: 'Participation',
		facilitator: 'Facilitation',
		organiser: 'Organisation'
	},
	now: 'Maintenant',
	next: 'Ensuite',
	left: 'restent',
	nextAt: (time) => `Ensuite · ${time}`,
	until: (time) => `jusqu’à ${time}`,
	goToBoard: 'Aller à mon tableau',
	goToPlenary: 'Aller à la plénière',
	goToThisBoard: 'Aller au tableau',
	chooseBoard: 'Choisissez votre tableau',
	chooseHint:
		'Vous pouvez écrire sur tout tableau ouvert. Celui que vous choisissez reste le vôtre pendant la session.',
	otherBoard: 'Choisir un autre tableau',
	yourBoard: 'Votre tableau',
	boards: (first, last) => (first === last ? `Tableau ${first}` : `Tableaux ${first} à ${last}`),
	nobodyReports: 'Personne ne rapporte encore pour votre groupe.',
	reports: (names, n) =>
		plural(n, {
			one: `${names} rapporte pour votre groupe.`,
			other: `${names} rapportent pour votre groupe.`
		}),
	youReport: 'Vous rapportez pour votre groupe.',
	locked: 'Le tableau est verrouillé. On peut encore ajouter des notes.',
	notOpen:
		'Les tableaux ne sont pas encore ouverts. Ils s’ouvrent ici dès que la facilitation les ouvre.',
	closed: 'Clos. Il se lit.',
	timeIsUp: 'Le temps est écoulé, finissez votre phrase.',
	nothingNow: 'Rien en ce moment.',
	before: (days) => `L’événement a lieu : ${days}. Voici le programme prévu.`,
	after: (days) => `L’événement a eu lieu : ${days}. Voici le programme prévu.`,
	empty: 'Le programme n’a pas encore de créneaux.',
	earlier: (n) =>
		plural(n, {
			one: `Plus tôt aujourd’hui, ${n} créneau`,
			other: `Plus tôt aujourd’hui, ${n} créneaux`
		}),
	dayNumber: (n) => `Jour ${n}`,
	day: 'La journée',
	days: 'Le programme',
	timezone: (place) => `Heures de ${place}.`,
	onNow: 'en cours',
	menu: 'Vous, langue, apparence',
	language: 'Langue',
	reportLink: 'Rapport',
	joinCode: 'Code d’entrée',
	asSomebodyElse: 'Entrer sous un autre nom',
	noEventTitle: 'Rejoignez d’abord l’événement',
	noEvent:
		'Ce navigateur n’a pas rejoint cet événement, ou il n’y a pas d’événement à cette adresse.',
	enterCode: 'Écrivez le code affiché au mur, ou scannez de nouveau le signe QR.',
	facilitateHint: 'Les tableaux s’ouvrent et se ferment au pupitre.'
};
