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
	kept: 0,
	keptSince: null,
	unkeptSince: null,
	storing: true,
	lostAt: null,
	refused: 0,
	ended: null,
	now: 100_000
};

/** A change made `age` ms ago, which the store has not confirmed. */
const changed = (age: number): SavingInput => ({
	...safe,
	sent: 4,
	changes: 1,
	changedAt: safe.now - age,
	unkeptSince: safe.now - age
});

/** The same, and the store has confirmed it. */
const keptFor = (age: number): SavingInput => ({
	...changed(age),
	kept: 1,
	keptSince: safe.now - age,
	unkeptSince: null
});

describe('the page says Saved', () => {
	test('when the socket is open, its step 2 is counted, and everything sent is on disk', () => {
		expect(savingState(safe)).toEqual({ state: 'saved' });
	});

	test('also when nothing was ever written but the step 2, and where nothing can be kept', () => {
		expect(savingState({ ...safe, sent: 1, saved: 1 }).state).toBe('saved');
		expect(savingState({ ...safe, storing: false }).state).toBe('saved');
	});

	test('never when any one proof is missing, whatever the others say', () => {
		const flaws: Partial<SavingInput>[] = [
			{ open: false },
			{ offline: true },
			{ stepTwo: false },
			{ sent: 4 },
			{ saved: 4 },
			{ changes: 1, changedAt: 99_990, unkeptSince: 99_990 },
			{ changes: 1, changedAt: 90_000, kept: 1, keptSince: 90_000 },
			{ refused: 1 },
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

describe('the page says Kept', () => {
	test('only when the store has confirmed it: every combination of what a store can have said', () => {
		for (const age of [0, 999, 1_000, 3_999, 4_000, 7_999, 8_000, 60_000])
			for (const offline of [false, true])
				for (const storing of [false, true])
					for (const confirmed of [false, true])
						for (const newest of [null, 0, 999, 1_000, 8_000]) {
							const input = {
								...(confirmed ? keptFor(age) : changed(age)),
								...(newest === null || !confirmed ? {} : { unkeptSince: safe.now - newest }),
								offline,
								storing
							};
							const { state } = savingState(input);
							const what = JSON.stringify(input);
							if (state === 'kept') {
								expect(input.kept, what).toBeGreaterThan(0);
								// The latest letters have a second to get there, and no more.
								expect(safe.now - (input.unkeptSince ?? safe.now), what).toBeLessThan(1_000);
								expect(offline || age >= 4_000, what).toBe(true);
							}
							if (state === 'unkept') expect(input.unkeptSince, what).not.toBeNull();
							if (!storing && input.unkeptSince !== null && (offline || age >= 4_000))
								expect(state, what).toBe('unkept');
							expect(['saving', 'kept', 'unkept'], what).toContain(state);
						}
	});

	test('at once when the browser knows that it is offline, otherwise after 4 s', () => {
		expect(savingState({ ...keptFor(10), offline: true })).toEqual({
			state: 'kept',
			changes: 1,
			since: safe.now - 10
		});
		expect(savingState(keptFor(3_999)).state).toBe('saving');
		expect(savingState(keptFor(4_000)).state).toBe('kept');
	});

	test('of what the store has, not of what it has not yet', () => {
		const input = { ...keptFor(5_000), changes: 3, unkeptSince: safe.now - 100 };
		expect(savingState(input)).toEqual({ state: 'kept', changes: 1, since: safe.now - 5_000 });
	});

	test('and Not saved when the store refuses, or has been silent for 8 s', () => {
		expect(savingState({ ...changed(4_000), storing: false })).toEqual({
			state: 'unkept',
			changes: 1,
			since: safe.now - 4_000
		});
		expect(savingState(changed(7_999)).state).toBe('saving');
		expect(savingState(changed(8_000)).state).toBe('unkept');
	});
});

describe('otherwise it says', () => {
	test('nothing for the first second of a change, then Saving', () => {
		expect(savingState(changed(0))).toEqual({ state: 'saving', quiet: true });
		expect(savingState(changed(999))).toEqual({ state: 'saving', quiet: true });
		expect(savingState(changed(1_000))).toEqual({ state: 'saving', quiet: false });
		expect(savingState(changed(3_999))).toEqual({ state: 'saving', quiet: false });
	});

	test('Connecting while the socket is away and nothing was written, then Waiting', () => {
		const away = { ...safe, open: false, sent: 0, saved: 0, lostAt: safe.now - 500 };
		expect(savingState(away)).toEqual({ state: 'connecting', quiet: true });
		expect(savingState({ ...away, lostAt: safe.now - 2_000 }).state).toBe('connecting');
		expect(savingState({ ...away, lostAt: safe.now - 5_000 })).toEqual({
			state: 'waiting',
			since: safe.now - 5_000
		});
	});

	test('what was refused before anything else, until the person has handled it', () => {
		expect(savingState({ ...safe, open: false, refused: 2, ended: 4403 })).toEqual({
			state: 'refused',
			count: 2
		});
	});
});
