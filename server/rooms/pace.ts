import type { Ticker } from './ticker.ts';

/** Runs a job when asked, at the end of the turn, but not more often than its pace. */
export type Pace = {
	ask(): void;
	/** Runs at once what was asked if half the time is over: something else is on its way anyway. */
	goAlong(): void;
	stop(): void;
};

/** @param rest ms between two runs; asked again when it is over */
export function createPace(rest: () => number, ticker: Ticker, job: () => void): Pace {
	let timer: NodeJS.Timeout | null = null;
	let asked = false;
	let stopped = false;
	let ranAt = -Infinity;
	let every = 0;
	const run = () => {
		if (stopped || !asked) return;
		asked = false;
		ranAt = performance.now();
		every = rest();
		timer = setTimeout(rested, every);
		timer.unref();
		job();
	};
	const rested = () => {
		// Who has come meanwhile may have made the rest longer.
		const more = ranAt + rest() - performance.now();
		if (more >= 1) {
			timer = setTimeout(rested, more);
			timer.unref();
			return;
		}
		timer = null;
		run();
	};
	return {
		ask() {
			if (asked) return;
			asked = true;
			if (timer === null) ticker.soon(run);
		},
		goAlong() {
			if (!asked || performance.now() - ranAt < every / 2) return;
			if (timer !== null) clearTimeout(timer);
			run();
		},
		stop() {
			stopped = true;
			if (timer !== null) clearTimeout(timer);
		}
	};
}
