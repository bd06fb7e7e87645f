import type { AgendaSlot } from '#domain/agenda.ts';
import type { Board } from '#domain/board.ts';
import type { EventView } from '#domain/event-view.ts';
import type { BoardId, EventId, NoteId } from '#domain/id.ts';
import { moment } from '#domain/now-next.ts';
import { labelOf, recommendationId, type Recommendation } from '#domain/recommendation.ts';

/** A moment of the fixture's event, on Port Amani's clock. */
export function portAmani(time: string, date = '2026-06-09'): number {
	return moment(date, time, 'Africa/Nairobi');
}

function slot(
	hours: string,
	kind: AgendaSlot['kind'],
	title: string,
	rest: Partial<AgendaSlot> = {}
): AgendaSlot {
	const [starts = '', ends = ''] = hours.split('-');
	return { starts, ends, kind, title, facilitators: [], speakers: [], presenters: [], ...rest };
}

const letters = ['A', 'B', 'C', 'D'];
const topics = ['Water', 'Schools', 'Money', 'Counting'];
const rooms = ['Garden tent', 'Room Mara', 'Library', 'Main hall'];
const questions = [
	['How do we plan water for people who arrive before the plan does?'],
	['How can town schools take in newly arrived children within the same term?'],
	['Who should hold the money in the first ninety days?'],
	['What should we measure that towns already count?', 'Who may read what was counted?']
];

export function boardId(letter: string, session = 'I'): BoardId {
	return `${session}${letter}`
		.toLowerCase()
		.padEnd(26, '0')
		.replace(/[ilou]/g, '1') as BoardId;
}

function board(ordinal: number): Board {
	const letter = letters[ordinal] ?? 'P';
	return {
		id: boardId(letter),
		session: 'I',
		letter,
		ordinal,
		plenary: false,
		topic: topics[ordinal] ?? '',
		room: rooms[ordinal] ?? null,
		questions: (questions[ordinal] ?? []).map((text, q) => ({ id: `I-q${ordinal}${q}`, text })),
		open: false,
		locked: false,
		rapporteurs: [],
		timer: null
	};
}

type Words = { lead?: string; text: string; question?: number };
const said: Record<string, readonly Words[]> = {
	A: [
		{
			lead: 'Meter before pipe',
			text: 'fund a shared meter at each arrival site, so that the utility bills a customer and not a crowd'
		},
		{ text: 'Reserve one day of tanker water per ward, agreed in the dry month.' },
		{ lead: 'Keep the old wells', text: 'pay ward committees to test and chlorinate them' }
	],
	B: [
		{
			lead: 'Admit first, document later',
			text: 'give every child a desk on the day they arrive, and finish the file within thirty days'
		},
		{
			lead: 'Let teachers teach',
			text: 'pay displaced teachers at the teacher rate while their certificates are checked'
		},
		{ text: 'تُدرَّس لغة المدرسة ستة أسابيع قبل الامتحان، لا بعده' }
	],
	C: [
		{
			lead: 'Town first',
			text: 'send the first ninety days’ money to the town account, with one joint signatory'
		},
		{ text: 'Publish each transfer on the notice board within a week' }
	],
	D: [
		{ text: 'Use the clinic register and the school roll; start no new survey in the first term' },
		{ lead: 'One form', text: 'agree a single arrival form, four languages, twelve questions' },
		{ text: 'በየወሩ ቁጥሮቹን ለከተማው ነዋሪዎች ማሳወቅ', question: 1 }
	]
};

function recommendation(of: Board, serial: number, words: Words): Recommendation {
	const notes = [`note-${of.letter}-${serial}`.padEnd(12, '0') as NoteId];
	return {
		id: recommendationId(of.id, notes, 0),
		label: labelOf(of.session, of.letter, serial),
		board: of.id,
		session: of.session,
		question: of.questions[words.question ?? 0]?.id ?? null,
		kind: 'proposal',
		lead: words.lead ?? null,
		text: words.text,
		notes,
		status: 'live',
		version: 1,
		serial,
		at: portAmani('12:10') + of.ordinal * 1000 + serial
	};
}

/**
 * “Towns that host”, Port Amani, 9-10 June: Session I with four boards (the last with two questions)
 * and eleven recommendations, one of them Arabic, one Amharic; Session II with its plenary board.
 */
export function townsThatHost(): EventView {
	const boards = [0, 1, 2, 3].map(board);
	const plenary: Board = {
		...board(4),
		id: boardId('P', 'II'),
		session: 'II',
		plenary: true,
		topic: 'What the towns promise each other',
		open: true
	};
	return {
		event: {
			id: '1'.repeat(26) as EventId,
			joinCode: 'K7M2QXAB',
			title: 'Towns that host',
			theme: 'The first ninety days',
			place: 'Port Amani',
			starts: '2026-06-09',
			ends: '2026-06-10',
			timezone: 'Africa/Nairobi',
			languages: ['en', 'fr'],
			organisers: [{ name: 'League of Host Towns', short: 'LHT' }],
			organisations: [{ name: 'Port Amani Town Council', type: 'government' }],
			objectives: ['Agree what a town can do before help arrives.'],
			topics: topics,
			principles: [],
			attribution: 'organisation',
			days: [
				{
					date: '2026-06-09',
					label: 'Day one',
					slots: [
						slot('08:30-09:00', 'registration', 'Registration', { room: 'Main hall' }),
						slot('09:00-09:30', 'remarks', 'Welcome'),
						slot('09:30-11:00', 'panel', 'What a town sees first', { session: 'I' }),
						slot('11:00-11:30', 'break', 'Tea'),
						slot('11:30-12:30', 'breakout', 'Breakout groups', { session: 'I' }),
						slot('12:30-13:15', 'report-back', 'Report-back', { session: 'I', room: 'Main hall' }),
						slot('13:15-14:30', 'break', 'Lunch')
					]
				},
				{
					date: '2026-06-10',
					label: 'Day two',
					slots: [
						slot('09:00-10:30', 'plenary-discussion', 'What the towns promise', { session: 'II' }),
						slot('10:30-11:00', 'closing', 'Closing')
					]
				}
			]
		},
		sessions: [
			{
				id: 'I',
				ordinal: 0,
				title: 'Services in the first term',
				description: null,
				facilitators: [{ name: 'Amina Yusuf' }],
				groupFacilitators: []
			},
			{
				id: 'II',
				ordinal: 1,
				title: 'What the towns promise each other',
				description: null,
				facilitators: [{ name: 'Omar Hassan' }],
				groupFacilitators: []
			}
		],
		boards: [...boards, plenary],
		recommendations: boards.flatMap((one) =>
			(said[one.letter] ?? []).map((words, place) => recommendation(one, place + 1, words))
		),
		floorPoints: [],
		parkingLot: [],
		themes: []
	};
}

/** The same event with other facts on some boards. */
export function withBoards(view: EventView, change: (board: Board) => Partial<Board>): EventView {
	return { ...view, boards: view.boards.map((one) => ({ ...one, ...change(one) })) };
}

/** The same event with one more recommendation, promoted at a moment. */
export function withPromotion(
	view: EventView,
	letter: string,
	words: Words,
	at: number,
	session = 'I'
): EventView {
	const of = view.boards.find((one) => one.letter === letter && one.session === session);
	if (!of) throw new Error(`no board ${letter}`);
	const serial = 1 + view.recommendations.filter((one) => one.board === of.id).length;
	const one = { ...recommendation(of, serial, words), at };
	return { ...view, recommendations: [...view.recommendations, one] };
}
