import type { SlotKind } from '#domain/agenda.ts';
import type { Role } from '#domain/member.ts';
import { plural } from './plural.ts';

const kinds: Record<SlotKind, string> = {
	registration: 'Registration',
	remarks: 'Remarks',
	presentation: 'Presentation',
	panel: 'Panel',
	breakout: 'Breakout groups',
	'report-back': 'Report-back',
	'plenary-discussion': 'Discussion in plenary',
	break: 'Break',
	closing: 'Closing'
};

const roles: Record<Role, string> = {
	wall: 'Wall',
	participant: 'Participant',
	facilitator: 'Facilitator',
	organiser: 'Organiser'
};

export const agenda = {
	kinds,
	roles,
	now: 'Now',
	next: 'Next',
	left: 'left',
	nextAt: (time: string) => `Next · ${time}`,
	until: (time: string) => `until ${time}`,
	goToBoard: 'Go to my board',
	goToPlenary: 'Go to plenary',
	goToThisBoard: 'Go to the board',
	chooseBoard: 'Choose your board',
	chooseHint: 'You can write on any open board. The one you choose stays yours for this session.',
	otherBoard: 'Choose another board',
	yourBoard: 'Your board',
	boards: (first: string, last: string) =>
		first === last ? `Board ${first}` : `Boards ${first} to ${last}`,
	nobodyReports: 'Nobody reports for your group yet.',
	reports: (names: string, n: number) =>
		plural(n, {
			one: `${names} reports for your group.`,
			other: `${names} report for your group.`
		}),
	youReport: 'You report for your group.',
	locked: 'The board is locked. Notes can still be added.',
	notOpen: 'The boards are not open yet. They open here as soon as the facilitator opens them.',
	closed: 'Closed. It can be read.',
	timeIsUp: 'Time is up, finish your sentence.',
	nothingNow: 'Nothing is on now.',
	before: (days: string) => `The event is on ${days}. This is the agenda as planned.`,
	after: (days: string) => `The event was on ${days}. This is the agenda as planned.`,
	empty: 'The agenda has no slots yet.',
	earlier: (n: number) =>
		plural(n, { one: 'Earlier today, 1 slot', other: `Earlier today, ${n} slots` }),
	dayNumber: (n: number) => `Day ${n}`,
	day: 'The day',
	days: 'The agenda',
	timezone: (place: string) => `Times are those of ${place}.`,
	onNow: 'on now',
	menu: 'You, language, appearance',
	language: 'Language',
	reportLink: 'Report',
	joinCode: 'Join code',
	asSomebodyElse: 'Join as somebody else',
	noEventTitle: 'Join the event first',
	noEvent: 'This browser has not joined this event, or there is no event at this address.',
	enterCode: 'Type the code from the wall, or scan the QR sign again.',
	facilitateHint: 'Boards are opened and closed on the desk.'
};
