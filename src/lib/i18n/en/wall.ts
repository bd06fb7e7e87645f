import { plural } from './plural.ts';

export const wall = {
	title: 'Wall',
	now: 'Now',
	left: 'left',
	next: 'Next',
	dayNumber: (n: number) => `Day ${n}`,
	leftBack: (n: number, time: string) =>
		n <= 0
			? `Back here at ${time}.`
			: plural(n, {
					one: `1 minute left. Back here at ${time}.`,
					other: `${n} minutes left. Back here at ${time}.`
				}),
	leftUntil: (n: number, time: string) =>
		plural(n, {
			one: `Until ${time}, 1 minute left.`,
			other: `Until ${time}, ${n} minutes left.`
		}),
	timeIsUp: 'Time is up.',
	before: (days: string) => `Begins ${days}`,
	after: 'The agenda has ended.',
	nothingNow: 'Nothing is on now.',
	join: 'Join with your phone',
	joinCode: 'Join:',
	qr: (code: string) => `QR sign for joining with the code ${code}`,
	asOf: (time: string) => `As of ${time}`,
	continued: 'continued',
	page: (n: number, of: number) => `Page ${n} of ${of}`,
	empty: 'Nothing promoted yet.',
	noWall: 'The wall cannot be shown here',
	noWallWhy:
		'This browser has no right to see this event. Open the wall’s link, or join with the code first.'
};
