import { plural } from './plural.ts';

export const wall = {
	title: 'Wall',
	now: 'Now',
	next: 'Next',
	dayNumber: (n: number) => `Day ${n}`,
	minutesLeft: (n: number) => plural(n, { one: '1 minute left.', other: `${n} minutes left.` }),
	lastMinute: 'Less than 1 minute left.',
	timeIsUp: 'Time is up.',
	until: (time: string) => `Until ${time}.`,
	goOn: (time: string) => `On again at ${time}.`,
	before: (days: string) => `Begins ${days}`,
	after: 'The agenda has ended.',
	nothingNow: 'Nothing is on now.',
	nextWith: (title: string, room: string) => `${title}, ${room}`,
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
