import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { arrivalsOf } from '#lib/plenary/arrivals.svelte.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const b1 = { id: 'b1', board: 'B' };
const b2 = { id: 'b2', board: 'B' };
const c1 = { id: 'c1', board: 'C' };

it('what was there when somebody came has not arrived', () => {
	const arrivals = arrivalsOf();
	expect(arrivals.take([b1, c1])).toEqual([]);
	expect(arrivals.unseenOn('B')).toEqual([]);
	expect(arrivals.isFresh('b1')).toBe(false);
});

it('what comes later is tinted for a moment, and counted on its board until it is seen', () => {
	const arrivals = arrivalsOf();
	arrivals.take([b1]);
	expect(arrivals.take([b1, b2, c1])).toEqual(['b2', 'c1']);
	expect(arrivals.isFresh('b2')).toBe(true);
	expect(arrivals.unseenOn('B')).toEqual(['b2']);
	vi.runAllTimers();
	expect(arrivals.isFresh('b2')).toBe(false);
	expect(arrivals.unseenOn('B')).toEqual(['b2']);
	arrivals.see('b2');
	expect(arrivals.unseenOn('B')).toEqual([]);
	expect(arrivals.unseenOn('C')).toEqual(['c1']);
});

it('what is withdrawn before it was seen is no longer counted', () => {
	const arrivals = arrivalsOf();
	arrivals.take([b1]);
	arrivals.take([b1, b2]);
	arrivals.take([b1]);
	expect(arrivals.unseenOn('B')).toEqual([]);
});
