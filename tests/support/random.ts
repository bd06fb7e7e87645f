/** Numbers in [0, 1) that a seed repeats. */
export function mulberry(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}

/** A small seeded generator, so that a failing run can be run again. */
export type Random = {
	readonly seed: number;
	/** From 0 up to, not including, `below`. */
	int(below: number): number;
	oneOf<T>(list: readonly T[]): T;
	chance(probability: number): boolean;
};

/** Seed from the environment (`SEED`) or fresh; say it in the test's name or message. */
export function random(seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000)): Random {
	const next = mulberry(seed);
	return {
		seed,
		int: (below) => Math.floor(next() * below),
		oneOf: (list) => list[Math.floor(next() * list.length)]!,
		chance: (probability) => next() < probability
	};
}
