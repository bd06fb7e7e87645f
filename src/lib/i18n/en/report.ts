import type { Attribution } from '#domain/attribution.ts';
import { plural } from './plural.ts';

const whoNames: Record<Attribution, { title: string; about: string }> = {
	none: { title: 'No one', about: 'No names, no organisations.' },
	type: { title: 'Type of organisation', about: '“an international NGO”.' },
	organisation: { title: 'Organisation', about: 'As people gave it when they joined.' },
	person: { title: 'Person', about: 'Name and organisation, as they were given.' }
};

export const report = {
	title: 'Report',
	draft: 'Draft',
	draftOf: (time: string) => `of ${time}, with everything up to this minute.`,
	stamp: (moment: string) => `Draft, ${moment}`,
	who: 'Who is named',
	whoNames,
	rule: 'The rule of this event.',
	notAllowed: 'Not allowed here.',
	extract: 'What it holds',
	whole: 'The whole event',
	wholeSession: (session: string, title: string) => `Session ${session}: ${title}`,
	oneBoard: (session: string, letter: string, topic: string) =>
		`${session}, board ${letter}: ${topic}`,
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
	download: 'Download report',
	count: (n: number) => plural(n, { one: '1 recommendation', other: `${n} recommendations` }),
	sources: (n: number) => plural(n, { one: '1 source note', other: `${n} source notes` }),
	holds: (recommendations: string, sources: string) => `${recommendations}, from ${sources}.`,
	withdrawn: (n: number) =>
		plural(n, {
			one: 'One withdrawn recommendation is left out.',
			other: `${n} withdrawn recommendations are left out.`
		}),
	preview: 'Preview of the report',
	contents: 'Contents',
	sessionTitle: (id: string, title: string) => `Session ${id}: ${title}`,
	consolidated: 'Breakout groups’ recommendations',
	ofPlenary: 'Recommendations of the plenary',
	noneToThis: 'Nothing to this question.',
	nothing: 'Nothing was promoted in this session.',
	notYours: 'The report is for organisers and facilitators',
	notYoursWhy:
		'You can read everything that was promoted in plenary. Ask the organiser when the report is sent.'
};
