import { expect, it } from 'vitest';
import { runningIn, secondsLeft, shareLeft } from '#lib/plenary/time-left.ts';
import { boardId, portAmani, townsThatHost, withBoards } from '../support/fixture-event.ts';

const view = townsThatHost();
const at = portAmani('11:45');
const timer = { endsAt: at + 300_000, seconds: 600 };

it('is that of the slot that is on', () => {
	const slot = runningIn(view, 'I', at);
	expect(slot).toEqual({ of: 'slot', endsAt: portAmani('12:30'), whole: 3_600_000 });
	expect(shareLeft(slot, at)).toBe(0.75);
	expect(runningIn(view, 'I', portAmani('03:00'))).toBeNull();
	expect(shareLeft(null, at)).toBeNull();
});

it('is that of the timer which all open boards share, and stays empty when it has run out', () => {
	const timed = withBoards(view, (board) => (board.session === 'I' ? { open: true, timer } : {}));
	expect(runningIn(timed, 'I', at)).toEqual({ of: 'timer', endsAt: timer.endsAt, whole: 600_000 });
	expect(shareLeft(runningIn(timed, 'I', at), at)).toBe(0.5);
	expect(shareLeft(runningIn(timed, 'I', at + 900_000), at + 900_000)).toBe(0);
	expect(runningIn(timed, 'II', at)?.of).toBe('slot');
});

it('is not that of one board among several', () => {
	const timed = withBoards(view, (board) => ({
		open: true,
		timer: board.id === boardId('B') ? timer : null
	}));
	expect(runningIn(timed, 'I', at)?.of).toBe('slot');
});

it('never shows more than was given, nor less than nothing', () => {
	const running = { of: 'timer', endsAt: at + 600_000, whole: 600_000 } as const;
	expect(secondsLeft(running, at - 900)).toBe(600);
	expect(secondsLeft(running, at + 1_000)).toBe(599);
	expect(secondsLeft(running, at + 700_000)).toBe(0);
});
