import type { desk as english } from '../en/desk.ts';
import { plural } from './plural.ts';

export const desk: typeof english = {
	title: 'Pupitre',
	openBreakout: 'Ouvrir les groupes',
	closeBreakout: 'Fermer les groupes',
	lockBoard: 'Verrouiller le tableau',
	unlockBoard: 'Déverrouiller le tableau',
	startTimer: 'Lancer le minuteur',
	stopTimer: 'Arrêter le minuteur',
	openBoard: 'Ouvrir',
	openThis: (letter) => `Ouvrir le tableau ${letter}`,
	ofBoard: (what, letter) => `${what} : tableau ${letter}`,
	state: 'Tableau',
	open: 'Ouvert à l’écriture',
	closed: 'Fermé, lisible',
	openLocked: 'Ouvert, texte verrouillé',
	closedLocked: 'Fermé, texte verrouillé',
	rapporteurs: (n) => plural(Math.max(1, n), { one: 'Rapporteur', other: 'Rapporteurs' }),
	noneYet: 'Personne encore',
	nobody: 'Personne ne rapporte encore.',
	forPlenary: 'En plénière',
	timer: 'Minuteur',
	noTimer: 'Pas de minuteur',
	left: (clock) => `encore ${clock}`,
	timeIsUp: 'Le temps est écoulé',
	nothingYet: 'Rien encore pour la plénière.',
	plenaryBoard: 'Pas de groupes : un tableau pour toute la salle, ouvert avec l’événement.',
	timerAll: 'Minuteur de tous les tableaux ouverts',
	timerBoard: (letter) => `Minuteur du tableau ${letter}`,
	minutes: (n) => `${n} min`,
	own: 'Autre durée, en minutes',
	ownWrong: 'Un nombre entier de minutes, de 1 à 1440.',
	start: 'Lancer',
	noBoardOpen: 'Ouvrez d’abord des groupes : aucun tableau n’est ouvert.',
	opened: (session, n) =>
		plural(n, {
			one: `La session ${session} est ouverte : on peut écrire sur son tableau.`,
			other: `La session ${session} est ouverte : on peut écrire sur ses ${n} tableaux.`
		}),
	closedDone: (session) =>
		`La session ${session} est fermée : ses tableaux se lisent. Vous pouvez la rouvrir à tout moment.`,
	locked: (letter) =>
		`Le tableau ${letter} est verrouillé : ce qui est en plénière ne change plus. On peut encore ajouter des notes.`,
	unlocked: (letter) => `Le tableau ${letter} est déverrouillé.`,
	timerStarted: (minutes, letter) =>
		letter === null
			? `${minutes} min courent sur tous les tableaux ouverts. Rien ne ferme à la fin.`
			: `${minutes} min courent sur le tableau ${letter}. Rien ne ferme à la fin.`,
	timerStopped: (letter) =>
		letter === null
			? 'Tous les minuteurs sont arrêtés.'
			: `Le minuteur du tableau ${letter} est arrêté.`,
	need: (n) => plural(n, { one: `${n} chose vous attend`, other: `${n} choses vous attendent` }),
	needNothing: 'Rien ne vous attend.',
	needNothingHere: 'Rien ne vous attend ici.',
	foot: 'Tout ici peut être défait.',
	here: (n) =>
		plural(n, { one: `${n} personne est connectée.`, other: `${n} personnes sont connectées.` }),
	plainHttp:
		'Cette adresse est sans HTTPS. Les téléphones ne garderont pas leur écran allumé ; tout le reste fonctionne.',
	noSessions: 'Cet événement n’a pas encore de session.',
	notYours: 'Le pupitre est pour l’animation',
	notYoursWhy:
		'Ouvrez dans ce navigateur le lien de l’animation. Il garde votre nom et vos notes. Vous pouvez tout suivre en plénière.'
};
