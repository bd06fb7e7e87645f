const BASE = 500;
const CAP = 20_000;

/**
 * How long to wait before trying again, ms: full jitter, so that a hall of phones does not come back
 * in step. `tries` counts the failures since a connection last did useful work.
 */
export function backoff(tries: number, random: () => number): number {
	return random() * Math.min(CAP, BASE * 2 ** Math.min(tries, 20));
}
