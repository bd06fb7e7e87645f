import { expect, it } from 'vitest';
import { turned, turnedTo, WALL_TURN } from '#lib/plenary/turns.ts';

it('a wall with several pages shows each for its time, then begins again', () => {
	let turn = turnedTo(0, 1_000);
	expect(turned(turn, 3, 1_000 + WALL_TURN - 1)).toBe(turn);
	for (const page of [1, 2, 0]) {
		turn = turned(turn, 3, turn.since + WALL_TURN);
		expect(turn.page).toBe(page);
	}
});

it('a wall with one page stays', () => {
	const turn = turnedTo(0, 0);
	expect(turned(turn, 1, 10 * WALL_TURN)).toBe(turn);
	expect(turned(turn, 0, 10 * WALL_TURN)).toBe(turn);
});

it('a wall whose page has gone goes to the first', () => {
	expect(turned(turnedTo(2, 0), 2, 5)).toEqual({ page: 0, since: 5 });
	expect(turned(turnedTo(1, 0), 1, 5)).toEqual({ page: 0, since: 5 });
});

it('an arrival is shown at once and for its whole time', () => {
	const turn = turnedTo(2, WALL_TURN - 1);
	expect(turned(turn, 3, WALL_TURN + 1).page).toBe(2);
});
