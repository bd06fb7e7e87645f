import { plural } from './plural.ts';

export const plenary = {
	title: 'Plenary',
	banner: 'Breakout group recommendations',
	plenaryBanner: 'Recommendations of the plenary',
	sessions: 'Sessions',
	boards: 'Boards of this session',
	nowHere: 'now',
	until: (time: string) => `until ${time}`,
	next: 'Next',
	empty: 'Nothing promoted yet. It appears here the moment a rapporteur promotes it.',
	noSessions: 'This event has no sessions, so nothing can come to plenary.',
	noBoards: 'This session has no boards.',
	newOnes: (n: number) => `${n} new`,
	newOn: (n: number, topic: string) =>
		plural(n, { one: `1 new in ${topic}. Show it.`, other: `${n} new in ${topic}. Show them.` }),
	arrived: (label: string, topic: string) => `${label} came to plenary from ${topic}.`,
	withdraw: 'Withdraw',
	withdrawOne: (label: string) => `Withdraw ${label}`,
	withdrawTitle: (label: string) => `Withdraw ${label}?`,
	withdrawBody: (label: string) =>
		`It goes from screens and from every report made from now. Its notes stay on the board, and the number ${label} is not used again. Copies already downloaded cannot be recalled.`,
	keep: 'Keep it',
	withdrawn: (label: string) => `${label} is withdrawn.`
};
