import type { Words } from '../words.ts';
import { clockIn, pluralIn } from './forms.ts';

const region = 'en-GB';
const plural = pluralIn('en');

export const en: Words = {
	language: region,
	draft: 'Draft',
	final: 'Final',
	draftOf: (at, zone) => `Draft of ${clockIn(region, zone).moment(at)}`,
	madeOn: (at, zone) => `Made on ${clockIn(region, zone).moment(at)}`,
	days: (from, until) => clockIn(region, 'UTC').days(from, until),
	fullMoment: (at, zone) => clockIn(region, zone).moment(at),
	moment: (at, zone) => `${clockIn(region, zone).day(at)}, ${clockIn(region, zone).time(at)}`,
	around: (at, zone) => `${clockIn(region, zone).day(at)}, from ${clockIn(region, zone).time(at)}`,
	report: 'Report',
	contents: 'Contents',
	page: (page, pages) => ['Page ', page, ' of ', pages],
	session: (id, title) => `Session ${id}: ${title}`,
	extractOfSession: (id) => `Extract: Session ${id}`,
	extractOfBoard: (id, letter) => `Extract: Session ${id}, group ${letter}`,
	figures: (recommendations, groups, sessions) =>
		`${plural(recommendations, { one: '1 recommendation', other: `${recommendations} recommendations` })}` +
		` from ${plural(groups, { one: '1 group', other: `${groups} groups` })}` +
		` in ${plural(sessions, { one: '1 session', other: `${sessions} sessions` })}`,
	rule: {
		none: 'No names and no organisations are given, and times are those of the agenda.',
		type: 'Sources are named by their type of organisation.',
		organisation: 'Sources are named by their organisation.',
		person: 'Sources are named by person and organisation.'
	},
	ofTheGroups: 'Recommendations of the breakout groups',
	ofPlenary: 'Recommendations from plenary',
	groupBanner: 'Breakout group recommendations',
	plenaryBanner: 'Plenary recommendations',
	group: (letter) => `Group ${letter}`,
	noRecommendations: 'No recommendations.',
	nothingYet: 'No recommendations in this session.',
	continued: '(cont.)',
	sources: {
		title: 'Annex: sources',
		about:
			'For every recommendation, the notes it was made from, as they stood when it was brought to plenary.',
		recommendation: 'No.',
		note: 'Note',
		written: 'Written',
		by: 'By',
		sameWords: 'in the words printed'
	},
	kinds: {
		proposal: 'Proposal',
		finding: 'Finding',
		'good-practice': 'Good practice',
		gap: 'Gap',
		position: 'Position'
	},
	types: {
		nngo: 'a national NGO',
		ingo: 'an international NGO',
		un: 'a UN agency',
		government: 'a government body',
		other: 'another organisation'
	},
	person: (name, organisation) => (organisation === null ? name : `${name}, ${organisation}`),
	sheets: { recommendations: 'Recommendations', sources: 'Sources', about: 'About' },
	columns: {
		label: 'Label',
		session: 'Session',
		sessionTitle: 'Session title',
		board: 'Board',
		topic: 'Topic',
		question: 'Question',
		kind: 'Kind',
		lead: 'Lead',
		text: 'Text',
		status: 'Status',
		sources: 'Sources',
		organisations: 'Organisations',
		people: 'People',
		note: 'Note',
		written: 'Written'
	},
	status: { live: 'Live', withdrawn: 'Withdrawn' },
	file: {
		report: 'report',
		session: (id) => `session ${id}`,
		board: (id, letter) => `session ${id} group ${letter}`,
		draft: 'draft'
	}
};
