import type { Ticker } from './ticker.ts';

/** Runs a job when asked, at the end of the turn, but not more often than its pace. */
export type Pace = { ask(): void; stop(): void };

/** @param every ms between two runs */
export function createPace(every: number, ticker: Ticker, job: () => void): Pace {
	let timer: NodeJS.Timeout | null = null;
	let asked = false;
	let stopped = false;
	const run = () => {
		if (stopped || !asked) return;
		asked = false;
		timer = setTimeout(rested, every);
		timer.unref();
		job();
	};
	const rested = () => {
		timer = null;
		run();
	};
	return {
		ask() {
			if (asked) return;
			asked = true;
			if (timer === null) ticker.soon(run);
		},
		stop() {
			stopped = true;
			if (timer !== null) clearTimeout(timer);
		}
	};
}
