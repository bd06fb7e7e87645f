import type { setup as english } from '../en/setup.ts';
import { plural } from './plural.ts';

export const setup: typeof english = {
	title: 'Réglages',
	sheet: 'La feuille pour les portes',
	sheetAbout:
		'Une page : le code QR, le code et trois lignes. Mettez-en une à chaque porte et une sur chaque table.',
	print: 'Imprimer',
	onlyHere:
		'Cette adresse ne marche que sur cet ordinateur. Ouvrez la page par l’adresse réseau du serveur avant d’imprimer ou de montrer le code : les téléphones suivent l’adresse que vous voyez ici.',
	how: 'Comment entrer',
	steps: (address) => [
		'Scannez le code QR avec l’appareil photo de votre téléphone.',
		`Ou ouvrez ${address} et tapez le code.`,
		'Écrivez un nom ; un pseudonyme suffit. Ni compte, ni courriel.'
	],
	qr: (code) => `Code QR pour entrer avec le code ${code}`,
	links: 'Liens des rôles',
	linksAbout:
		'Quiconque ouvre un tel lien a son rôle dans cet événement. Faites-en un nouveau s’il est allé aux mauvaises personnes.',
	roles: {
		organiser: 'Organisation',
		facilitator: 'Animation',
		wall: 'Mur'
	},
	roleUse: {
		organiser: 'Régler l’événement, tout voir, exporter.',
		facilitator: 'Ouvrir et fermer les groupes, minuteur, verrou, retrait, export.',
		wall: 'La page du projecteur, en lecture seule.'
	},
	newLink: 'Faire un nouveau lien',
	newLinkFor: (role) => `Faire un nouveau lien : ${role}`,
	askTitle: (role) => `Nouveau lien : ${role} ?`,
	askBody: {
		organiser:
			'L’ancien lien ne marche plus, et toute personne entrée par lui perd le rôle, vous aussi : continuez avec le nouveau lien, qui redemande votre nom. Les notes et les tableaux restent.',
		facilitator:
			'L’ancien lien ne marche plus, et toute personne entrée par lui perd le rôle. Les notes et les tableaux restent. Envoyez le nouveau lien à l’animation.',
		wall: 'L’ancien lien ne marche plus et les écrans ouverts par lui s’éteignent. Ouvrez le nouveau lien sur l’ordinateur du projecteur.'
	},
	keepOld: 'Garder l’ancien',
	made: 'Gardez-le maintenant : il n’est montré que cette fois. L’ancien lien ne marche plus.',
	copyLink: (role) => `Copier le nouveau lien : ${role}`,
	openNew: 'Continuer avec le nouveau lien',
	agenda: 'Le programme',
	agendaAbout: 'Tel que le dit le fichier du programme.',
	when: 'Quand',
	where: 'Où',
	clock: 'Horloge',
	languages: 'Langues',
	organisers: 'Organisation',
	naming: 'Les rapports peuvent nommer',
	sessions: (n) => plural(n, { one: `${n} session`, other: `${n} sessions` }),
	boards: (n) => plural(n, { one: `${n} tableau`, other: `${n} tableaux` }),
	slots: (n) => plural(n, { one: `${n} créneau`, other: `${n} créneaux` }),
	plenaryBoard: 'un tableau pour toute la salle',
	questions: (n) => plural(n, { one: `${n} question`, other: `${n} questions` }),
	pages: 'Pages de l’événement',
	deskAbout: 'Ouvrir et fermer les groupes, minuteur, verrou.',
	wallAbout: 'Pour le projecteur. Il suit l’événement tout seul.',
	plenaryAbout: 'Toutes les recommandations, en direct.',
	reportAbout: 'Word, Markdown, CSV, JSON, à toute minute.',
	notYours: 'Les réglages sont pour l’organisation',
	notYoursWhy:
		'Ouvrez dans ce navigateur le lien de l’organisation. Il garde votre nom et vos notes.'
};
