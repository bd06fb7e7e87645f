import { describe, expect, test } from 'vitest';
import { savingState, type SavingInput } from '#lib/saving-state.ts';

const safe: SavingInput = {
	open: true,
	offline: false,
	stepTwo: true,
	sent: 3,
	saved: 3,
	changes: 0,
	changedAt: null,
	lostAt: null,
	refused: null,
	ended: null,
	now: 100_000
};

describe('the page says Saved', () => {
	test('when the socket is open, its step 2 is counted, and everything sent is on disk', () => {
		expect(savingState(safe)).toEqual({ state: 'saved' });
	});

	test('also when nothing was ever written but the step 2', () => {
		expect(savingState({ ...safe, sent: 1, saved: 1 }).state).toBe('saved');
	});

	test('never when any one proof is missing, whatever the others say', () => {
		const flaws: Partial<SavingInput>[] = [
			{ open: false },
			{ offline: true },
			{ stepTwo: false },
			{ sent: 4 },
			{ saved: 4 },
			{ changes: 1, changedAt: 99_990 },
			{ refused: { code: 'board-full', count: 1 } },
			{ ended: 4401 }
		];
		for (let subset = 1; subset < 1 << flaws.length; subset++) {
			const input = { ...safe };
			flaws.forEach((flaw, bit) => subset & (1 << bit) && Object.assign(input, flaw));
			if (input.sent === input.saved && subset === 0b11000) continue;
			expect(savingState(input).state, JSON.stringify(input)).not.toBe('saved');
		}
	});
});

describe('otherwise it says', () => {
	test('nothing for the first second of a change, then Saving, from 4 s on Waiting', () => {
		const at = (age: number) =>
			savingState({ ...safe, sent: 4, changes: 1, changedAt: safe.now - age });
		expect(at(0)).toEqual({ state: 'saving', quiet: true });
		expect(at(999)).toEqual({ state: 'saving', quiet: true });
		expect(at(1_000)).toEqual({ state: 'saving', quiet: false });
		expect(at(3_999)).toEqual({ state: 'saving', quiet: false });
		expect(at(4_000)).toEqual({ state: 'waiting', changes: 1, since: safe.now - 4_000 });
	});

	test('Waiting at once when the browser knows that it is offline', () => {
		const input = { ...safe, offline: true, changes: 2, changedAt: safe.now - 10 };
		expect(savingState(input)).toEqual({ state: 'waiting', changes: 2, since: safe.now - 10 });
	});

	test('Connecting while the socket is away and nothing was written', () => {
		const away = { ...safe, open: false, sent: 0, saved: 0, lostAt: safe.now - 500 };
		expect(savingState(away)).toEqual({ state: 'connecting', quiet: true });
		expect(savingState({ ...away, lostAt: safe.now - 2_000 }).state).toBe('connecting');
		expect(savingState({ ...away, lostAt: safe.now - 5_000 })).toEqual({
			state: 'waiting',
			changes: 0,
			since: safe.now - 5_000
		});
	});

	test('what was refused before anything else, until the person has handled it', () => {
		const refused = { code: 'board-full', count: 2 };
		expect(savingState({ ...safe, open: false, refused })).toEqual({
			state: 'refused',
			code: 'board-full',
			count: 2
		});
	});
});
