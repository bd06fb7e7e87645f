import { plural } from './plural.ts';

export const desk = {
	title: 'Desk',
	openBreakout: 'Open breakout',
	closeBreakout: 'Close breakout',
	lockBoard: 'Lock board',
	unlockBoard: 'Unlock board',
	startTimer: 'Start timer',
	stopTimer: 'Stop timer',
	openBoard: 'Open',
	openThis: (letter: string) => `Open board ${letter}`,
	ofBoard: (what: string, letter: string) => `${what}: board ${letter}`,
	state: 'Board',
	open: 'Open for writing',
	closed: 'Closed, can be read',
	openLocked: 'Open, text locked',
	closedLocked: 'Closed, text locked',
	rapporteurs: (n: number) => plural(Math.max(1, n), { one: 'Rapporteur', other: 'Rapporteurs' }),
	noneYet: 'None yet',
	nobody: 'Nobody reports yet.',
	forPlenary: 'For plenary',
	timer: 'Timer',
	noTimer: 'No timer',
	left: (clock: string) => `${clock} left`,
	timeIsUp: 'Time is up',
	nothingYet: 'Nothing for plenary yet.',
	plenaryBoard: 'No breakouts: one board for the whole room, open with the event.',
	timerAll: 'Timer for all open boards',
	timerBoard: (letter: string) => `Timer for board ${letter}`,
	minutes: (n: number) => `${n} min`,
	own: 'Other, in minutes',
	ownWrong: 'A whole number of minutes, from 1 to 1440.',
	start: 'Start',
	noBoardOpen: 'Open a breakout first: no board is open.',
	opened: (session: string, n: number) =>
		plural(n, {
			one: `Session ${session} is open: its board can be written on.`,
			other: `Session ${session} is open: its ${n} boards can be written on.`
		}),
	closedDone: (session: string) =>
		`Session ${session} is closed: its boards can be read. Open it again at any time.`,
	locked: (letter: string) =>
		`Board ${letter} is locked: what was promoted stays as it is. Notes can still be added.`,
	unlocked: (letter: string) => `Board ${letter} is unlocked.`,
	timerStarted: (minutes: number, letter: string | null) =>
		letter === null
			? `${minutes} min run on all open boards. Nothing closes at the end.`
			: `${minutes} min run on board ${letter}. Nothing closes at the end.`,
	timerStopped: (letter: string | null) =>
		letter === null ? 'All timers are stopped.' : `The timer of board ${letter} is stopped.`,
	need: (n: number) => plural(n, { one: '1 thing needs you', other: `${n} things need you` }),
	needNothing: 'Nothing needs you.',
	needNothingHere: 'Nothing needs you here.',
	foot: 'Everything here can be undone.',
	here: (n: number) =>
		plural(n, { one: '1 person is connected.', other: `${n} people are connected.` }),
	plainHttp:
		'This address has no HTTPS. Phones will not keep their screens on by themselves; everything else works.',
	noSessions: 'This event has no sessions yet.',
	notYours: 'The desk is for facilitators',
	notYoursWhy:
		'Open the facilitators’ link in this browser. It keeps your name and your notes. You may follow everything in plenary.'
};
