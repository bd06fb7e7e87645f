/** A small seeded generator (mulberry32), so that a failing run can be run again. */
export type Random = {
	readonly seed: number;
	/** From 0 up to, not including, `below`. */
	int(below: number): number;
	oneOf<T>(list: readonly T[]): T;
	chance(probability: number): boolean;
};

/** Seed from the environment (`SEED`) or fresh; say it in the test's name or message. */
export function random(seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000)): Random {
	let state = seed >>> 0;
	const next = () => {
		state = (state + 0x6d2b79f5) | 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};
	return {
		seed,
		int: (below) => Math.floor(next() * below),
		oneOf: (list) => list[Math.floor(next() * list.length)]!,
		chance: (probability) => next() < probability
	};
}
