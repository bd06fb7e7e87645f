/** Collects what is to be done at the end of the current turn of the event loop. */
export type Ticker = {
	/** Runs `job` once at the end of this turn, however often it is asked for. */
	soon(job: () => void): void;
};

/** @param failed told of a job that throws; the others run all the same */
export function createTicker(failed: (error: unknown) => void): Ticker {
	let jobs = new Set<() => void>();
	const run = () => {
		const due = jobs;
		jobs = new Set();
		for (const job of due)
			try {
				job();
			} catch (error) {
				failed(error);
			}
	};
	return {
		soon(job) {
			if (jobs.size === 0) setImmediate(run);
			jobs.add(job);
		}
	};
}
