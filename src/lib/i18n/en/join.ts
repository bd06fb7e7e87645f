import type { Attribution } from '#domain/attribution.ts';

/** What the report may carry, said to people before they give their name. */
const carries: Record<Attribution, { before: string; strong: string; after: string }> = {
	none: { before: 'The report carries ', strong: 'no names and no organisations', after: '.' },
	type: {
		before: 'The report may carry ',
		strong: 'the type of your organisation, and no names',
		after: '.'
	},
	organisation: {
		before: 'The report may carry ',
		strong: 'your organisation, and no names',
		after: '.'
	},
	person: { before: 'The report may carry ', strong: 'your name and your organisation', after: '.' }
};

export const join = {
	title: (event: string) => `Join ${event}`,
	consultation: 'Consultation',
	name: 'Your name',
	alias: 'An alias will do.',
	organisation: 'Organisation',
	organisationHint: 'Choose from the list, or type another.',
	join: 'Join',
	whoSees: 'Your group sees your name while you write.',
	carries,
	code: 'Code',
	otherEvent: 'Not your event?',
	nameMissing: 'Type a name, so that your group knows who writes. An alias will do.',
	already: (name: string) => `This browser has joined as ${name}.`,
	goOn: (name: string) => `Continue as ${name}`,
	somebodyElse: 'Somebody else? Write your own name below; it takes this one’s place here.',
	wrongTitle: 'No event has this code'
};
