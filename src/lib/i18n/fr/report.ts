import type { report as english } from '../en/report.ts';
import { plural } from './plural.ts';

export const report: typeof english = {
	title: 'Rapport',
	draft: 'Projet',
	draftOf: (time) => `de ${time}, avec tout jusqu’à cette minute.`,
	stamp: (moment) => `Projet, ${moment}`,
	who: 'Qui est nommé',
	whoNames: {
		none: { title: 'Personne', about: 'Ni noms, ni organisations.' },
		type: { title: 'Type d’organisation', about: '« une ONG internationale ».' },
		organisation: { title: 'Organisation', about: 'Telle qu’elle a été donnée à l’entrée.' },
		person: { title: 'Individu', about: 'Nom et organisation, tels qu’ils ont été donnés.' }
	},
	rule: 'La règle de cet événement.',
	notAllowed: 'Pas permis ici.',
	extract: 'Ce qu’il contient',
	whole: 'Tout l’événement',
	wholeSession: (session, title) => `Session ${session} : ${title}`,
	oneBoard: (session, letter, topic) => `${session}, tableau ${letter} : ${topic}`,
	format: 'Format',
	formats: {
		docx: 'Word',
		pdf: 'PDF',
		xlsx: 'Excel',
		csv: 'CSV',
		md: 'Markdown',
		html: 'HTML',
		json: 'JSON'
	},
	download: 'Télécharger le rapport',
	count: (n) => plural(n, { one: `${n} recommandation`, other: `${n} recommandations` }),
	sources: (n) => plural(n, { one: `${n} note source`, other: `${n} notes sources` }),
	holds: (recommendations, sources) => `${recommendations}, à partir de ${sources}.`,
	withdrawn: (n) =>
		plural(n, {
			one: 'Une recommandation retirée n’y est pas.',
			other: `${n} recommandations retirées n’y sont pas.`
		}),
	preview: 'Aperçu du rapport',
	contents: 'Sommaire',
	sessionTitle: (id, title) => `Session ${id} : ${title}`,
	consolidated: 'Recommandations des groupes de travail',
	ofPlenary: 'Recommandations de la plénière',
	noneToThis: 'Rien sur cette question.',
	nothing: 'Rien n’a été porté en plénière dans cette session.',
	notYours: 'Le rapport est pour l’organisation et l’animation',
	notYoursWhy:
		'Vous pouvez lire en plénière tout ce qui y a été porté. Demandez à l’organisation quand le rapport sera envoyé.'
};
