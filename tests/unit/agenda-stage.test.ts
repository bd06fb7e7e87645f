import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { agendaOf } from '#domain/agenda.ts';
import { boardsOf, type Board } from '#domain/board.ts';
import type { EventView } from '#domain/event-view.ts';
import { newId, type EventId } from '#domain/id.ts';
import { boardToGoTo, stageOf } from '#lib/agenda/stage.ts';

const { agenda } = agendaOf(
	JSON.parse(
		readFileSync(new URL('../../static/example-agenda.json', import.meta.url), 'utf8')
	) as unknown
);
/** A time of the event's first day, on the clocks of Port Amani. */
const at = (time: string, day = '2026-06-09') => Date.parse(`${day}T${time}:00+03:00`);

describe('what is on, for somebody at the event', () => {
	let boards: Board[];
	const view = (): EventView => ({
		event: {
			...agenda,
			id: newId<EventId>(),
			joinCode: 'K7M2QX4P',
			theme: null,
			place: null,
			attribution: 'none'
		},
		sessions: agenda.sessions.map((session, ordinal) => ({
			id: session.id,
			ordinal,
			title: session.title,
			description: null,
			facilitators: [],
			groupFacilitators: []
		})),
		boards,
		recommendations: [],
		floorPoints: [],
		parkingLot: [],
		themes: []
	});
	const open = (session: string) => {
		boards = boards.map((board) => (board.session === session ? { ...board, open: true } : board));
	};
	beforeEach(() => {
		boards = boardsOf(agenda, newId);
	});

	it('is the breakout of the slot, with its four boards to choose from', () => {
		const stage = stageOf(view(), {}, at('10:15'));
		expect(stage.session?.id).toBe('I');
		expect(stage.boards.map((board) => board.letter)).toEqual(['A', 'B', 'C', 'D']);
		expect(stage.mine).toBeNull();
		expect(stage.time).toEqual({ endsAt: at('11:30'), seconds: 5400 });
	});

	it('is the board somebody has chosen', () => {
		const chosen = boards[1];
		const choices = { I: chosen?.id ?? '' };
		const stage = stageOf(view(), choices, at('10:15'));
		expect(stage.mine?.letter).toBe('B');
		expect(boardToGoTo(view(), choices, stage)?.letter).toBe('B');
	});

	it('is an open breakout whatever the clock says, a year before or in another slot', () => {
		open('II');
		expect(stageOf(view(), {}, at('10:15', '2025-06-09')).session?.id).toBe('II');
		expect(stageOf(view(), {}, at('12:45')).boards.map((board) => board.letter)).toEqual([
			'A',
			'B'
		]);
	});

	it('is the open breakout of its own slot when two were left open', () => {
		open('II');
		open('I');
		expect(stageOf(view(), {}, at('10:15')).session?.id).toBe('I');
	});

	it('runs on the facilitator’s timer rather than on the plan', () => {
		open('I');
		const timer = { endsAt: at('10:25'), seconds: 600 };
		boards = boards.map((board) => (board.letter === 'B' ? { ...board, timer } : board));
		const stage = stageOf(view(), { I: boards[1]?.id ?? '' }, at('10:16'));
		expect(stage.time).toEqual(timer);
	});

	it('is the one plenary board of a session without breakouts', () => {
		const stage = stageOf(view(), {}, at('09:30', '2026-06-10'));
		expect(stage.mine?.plenary).toBe(true);
	});

	it('is talk, not boards, in a closed report-back; the chosen board is still the way back', () => {
		const choices = { I: boards[2]?.id ?? '' };
		const stage = stageOf(view(), choices, at('11:45'));
		expect(stage.boards).toEqual([]);
		expect(stage.now?.slot.kind).toBe('report-back');
		expect(boardToGoTo(view(), choices, stage)?.letter).toBe('C');
	});

	it('is nothing at night, and the agenda of tomorrow comes next', () => {
		const stage = stageOf(view(), {}, at('20:00'));
		expect(stage.now).toBeNull();
		expect(stage.phase).toBe('during');
		expect(stage.next?.slot.title).toBe('What we promise each other');
	});
});
