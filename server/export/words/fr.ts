import type { Words } from '../words.ts';
import { clockIn, pluralIn } from './forms.ts';

const region = 'fr-FR';
const plural = pluralIn('fr');

export const fr: Words = {
	language: region,
	draft: 'Projet',
	final: 'Version finale',
	draftOf: (at, zone) => `Projet du ${clockIn(region, zone).moment(at)}`,
	madeOn: (at, zone) => `Établi le ${clockIn(region, zone).moment(at)}`,
	days: (from, until) => clockIn(region, 'UTC').days(from, until),
	fullMoment: (at, zone) => clockIn(region, zone).moment(at),
	moment: (at, zone) => `${clockIn(region, zone).day(at)}, ${clockIn(region, zone).time(at)}`,
	around: (at, zone) =>
		`${clockIn(region, zone).day(at)}, à partir de ${clockIn(region, zone).time(at)}`,
	report: 'Rapport',
	contents: 'Table des matières',
	page: (page, pages) => ['Page ', page, ' sur ', pages],
	session: (id, title) => `Session ${id} : ${title}`,
	extractOfSession: (id) => `Extrait : session ${id}`,
	extractOfBoard: (id, letter) => `Extrait : session ${id}, groupe ${letter}`,
	figures: (recommendations, groups, sessions) =>
		`${plural(recommendations, { one: `${recommendations} recommandation`, other: `${recommendations} recommandations` })}` +
		` de ${plural(groups, { one: `${groups} groupe`, other: `${groups} groupes` })}` +
		` en ${plural(sessions, { one: `${sessions} session`, other: `${sessions} sessions` })}`,
	rule: {
		none: 'Ni personne ni organisation n’est nommée, et les heures sont celles du programme.',
		type: 'Les sources sont désignées par leur type d’organisation.',
		organisation: 'Les sources sont désignées par leur organisation.',
		person: 'Les sources sont désignées par leur nom et leur organisation.'
	},
	ofTheGroups: 'Recommandations des groupes de travail',
	ofPlenary: 'Recommandations de la plénière',
	groupBanner: 'Recommandations du groupe de travail',
	plenaryBanner: 'Recommandations de la plénière',
	group: (letter) => `Groupe ${letter}`,
	noRecommendations: 'Aucune recommandation.',
	nothingYet: 'Aucune recommandation dans cette session.',
	continued: '(suite)',
	sources: {
		title: 'Annexe : sources',
		about:
			'Pour chaque recommandation, les notes dont elle est issue, telles qu’elles étaient au moment de passer en plénière.',
		recommendation: 'Nº',
		note: 'Note',
		written: 'Écrite',
		by: 'Par',
		sameWords: 'dans les termes imprimés'
	},
	kinds: {
		proposal: 'Proposition',
		finding: 'Constat',
		'good-practice': 'Bonne pratique',
		gap: 'Lacune',
		position: 'Position'
	},
	types: {
		nngo: 'une ONG nationale',
		ingo: 'une ONG internationale',
		un: 'une agence de l’ONU',
		government: 'une administration',
		other: 'une autre organisation'
	},
	person: (name, organisation) => (organisation === null ? name : `${name}, ${organisation}`),
	sheets: { recommendations: 'Recommandations', sources: 'Sources', about: 'À propos' },
	columns: {
		label: 'Cote',
		session: 'Session',
		sessionTitle: 'Titre de la session',
		board: 'Tableau',
		topic: 'Thème',
		question: 'Question',
		kind: 'Nature',
		lead: 'Accroche',
		text: 'Texte',
		status: 'État',
		sources: 'Sources',
		organisations: 'Organisations',
		people: 'Personnes',
		note: 'Note',
		written: 'Écrite'
	},
	status: { live: 'En vigueur', withdrawn: 'Retirée' },
	file: {
		report: 'rapport',
		session: (id) => `session ${id}`,
		board: (id, letter) => `session ${id} groupe ${letter}`,
		draft: 'projet'
	}
};
