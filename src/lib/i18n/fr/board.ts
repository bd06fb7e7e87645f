import type { board as english } from '../en/board.ts';
import { plural } from './plural.ts';

export const board: typeof english = {
	view: 'Vue des notes',
	asBoard: 'Tableau',
	asList: 'Liste',
	here: (n) => `${n} ici`,
	peopleHere: 'Personnes présentes',
	you: (name) => `${name} (vous)`,
	somebody: 'Quelqu’un',
	fetching: 'Le tableau arrive…',
	timeUp: 'C’est l’heure, finissez votre phrase.',
	minutesLeft: (n) => plural(n, { one: 'Il reste 1 minute.', other: `Il reste ${n} minutes.` }),

	tools: 'Outils du tableau',
	addNote: 'Ajouter une note',
	addHere: 'Ajouter ici',
	addTo: (question) => `Ajouter ici : ${question}`,
	kindOfNew: (kind) => `Type de la prochaine note : ${kind}`,
	kind: 'Type',
	zoomIn: 'Agrandir',
	zoomOut: 'Réduire',
	zoomTo: (percent) => `${percent}. Afficher à 100 %.`,
	fit: 'Voir toutes les notes',
	noNotes: 'Pas encore de note. Une idée par note, lisible demain.',
	noNotesHere: 'Pas encore de note ici.',
	noNotesRead: 'Pas encore de note.',
	notGrouped: 'Pas encore regroupées',
	newOnes: (n) => plural(n, { one: '1 nouvelle', other: `${n} nouvelles` }),
	newNote: 'Nouvelle',
	boardFull: (n) => `Le tableau contient ${n} notes : il est plein.`,

	emptyNote: 'Note vide',
	noteText: 'Texte de la note',
	noteLead: 'Accroche',
	addLead: 'Accroche',
	left: (n) => plural(n, { one: 'Encore 1 caractère', other: `Encore ${n} caractères` }),
	over: (n) => plural(n, { one: '1 caractère de trop', other: `${n} caractères de trop` }),
	tableShort: (label) => `T${label}`,
	moreActs: (note) => `Plus pour : ${note}`,
	inPlenaryAs: (label) => `En plénière : ${label}`,
	editedAfter: 'Modifiée après son retrait',
	writes: 'écrit ici',
	writesToo: 'écrit ici aussi',
	holds: 'tient cette note',
	andOthers: (n) => plural(n, { one: 'et 1 autre', other: `et ${n} autres` }),

	menuOf: 'Note',
	promote: 'Porter en plénière',
	onlyReporters:
		'Seules les personnes qui rapportent pour ce tableau, ou l’animation, peuvent le faire. « Je rapporte » : un seul geste.',
	emptyCannot: 'Une note sans texte ne peut pas aller en plénière.',
	alreadyIn: (label) => `Elle est en plénière : ${label}.`,
	edit: 'Modifier',
	moveTo: 'Déplacer…',
	tableOf: 'Table',
	noTable: 'aucune',
	tableHint: 'Où elle a été écrite dans la salle : 1, 2, fenêtre.',
	question: 'Question',
	withdraw: 'Retirer',
	restore: 'Remettre',

	moveTitle: 'Déplacer',
	up: 'Vers le haut',
	down: 'Vers le bas',
	toStart: 'Vers le début',
	toEnd: 'Vers la fin',
	toTop: 'Tout en haut',
	toBottom: 'Tout en bas',
	noCluster: 'Hors du groupe',
	moved: 'Déplacée.',
	movedTo: (place) => `Déplacée vers ${place}.`,
	cluster: (name) => name || 'Groupe sans nom',
	removed: 'La note est dans la corbeille.',
	removedByOther: 'Quelqu’un a mis cette note à la corbeille. Vos mots y sont gardés.',
	broughtBack: 'La note est de retour.',

	trash: 'Corbeille',
	trashOf: (n) => plural(n, { one: '1 note', other: `${n} notes` }),
	trashEmpty: 'Rien n’a été retiré de ce tableau.',
	lock: 'Verrouiller le tableau',
	unlock: 'Déverrouiller le tableau',
	startTimer: 'Lancer le minuteur',
	stopTimer: 'Arrêter le minuteur',
	timerTitle: 'Lancer le minuteur',
	locked:
		'Le tableau est verrouillé. Ce qui est en plénière reste tel quel ; on peut encore ajouter des notes.',
	closedBefore:
		'Ce tableau est fermé à l’écriture. Vous pouvez le lire ; il s’ouvre de lui-même quand l’animation ouvre les groupes.',
	closedPlenary: 'Ce tableau est fermé à l’écriture. Vous pouvez le lire.',
	wallReads: 'Cette page montre seulement le tableau.',

	forPlenary: 'Pour la plénière',
	boxOf: (name) => `Pour la plénière : ${name}`,
	willReport: 'Je rapporte',
	nobodyReports: 'Personne ne rapporte encore.',
	nobodyReportsHint: 'Un seul geste suffit, et la place se cède.',
	reports: (name) => `${name} rapporte`,
	report: (names) => `${names} rapportent`,
	secondFree: 'La deuxième place est libre.',
	bothTaken: 'Les deux places sont prises. L’une des deux peut vous être cédée.',
	youReport: 'Vous rapportez pour ce tableau',
	withName: (name) => `avec ${name}`,
	handOver: 'Céder la place',
	handOverTitle: 'Céder la place à',
	handOverBody: 'Cette personne pourra porter des notes en plénière, et vous non.',
	appoint: 'Donner la première place à',
	nobodyElse: 'Il n’y a personne d’autre sur ce tableau en ce moment.',
	giveBack: 'Rendre la place',
	youReportNow: (letter) => `Vous rapportez pour le tableau ${letter}.`,
	givenBack: 'Vous ne rapportez plus pour ce tableau.',
	handedTo: (name) => `${name} rapporte maintenant.`,

	choose: 'Choisir des notes',
	chooseHint:
		'Cochez une note, ou plusieurs qui disent la même chose. Les notes restent sur le tableau.',
	chooseThis: (note) => `Choisir : ${note}`,
	chosenNone: 'Aucune note choisie.',
	become: (n) =>
		plural(n, {
			one: '1 note devient une recommandation',
			other: `${n} notes deviennent une recommandation`
		}),
	word: 'Rédiger',
	wordTitle: 'Rédiger la recommandation',
	leadPhrase: 'Accroche',
	recommendation: 'Recommandation',
	fromNotes: (n) =>
		plural(n, {
			one: 'À partir d’une note. Elle reste telle quelle.',
			other: `À partir de ${n} notes. Toutes restent telles quelles.`
		}),
	asPrinted: 'Comme dans le rapport',
	back: 'Retour',
	notYet: 'Pas encore',
	promoted: (label) => `En plénière : ${label}.`,
	showsAtOnce: 'Visible en plénière dès qu’elle y est portée.',
	nothingPromoted: 'Ce qui est porté en plénière apparaît ici comme dans le rapport.',
	openPlenary: 'Ouvrir la plénière',

	connecting: 'Connexion',
	waiting: 'En attente de connexion',
	waitingSince: (n, time) =>
		plural(n, {
			one: `1 changement dans cette page depuis ${time}`,
			other: `${n} changements dans cette page depuis ${time}`
		}),
	waitingSaved: 'Tout ce qui a été écrit ici est enregistré.',
	keepOpen:
		'Continuez à écrire. C’est envoyé au retour de la connexion ; gardez cette page ouverte d’ici là.',
	notSaved: 'Non enregistré : copiez votre texte',
	ended: 'Cette page n’a plus accès au tableau. Rechargez-la.',

	refusedTitle: (n) =>
		plural(n, {
			one: 'Un texte n’est pas enregistré',
			other: `${n} textes ne sont pas enregistrés`
		}),
	copyText: 'Copier le texte',
	copied: 'Copié',
	addAgain: 'Ajouter à nouveau',
	letGo: 'Laisser tomber',

	arrived: (n) => plural(n, { one: '1 nouvelle note', other: `${n} nouvelles notes` }),
	changed: (n) => plural(n, { one: '1 note modifiée', other: `${n} notes modifiées` }),
	noScript: 'Écrire sur le tableau demande JavaScript.'
};
