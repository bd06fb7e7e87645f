/** Durations, counted in classes of 50 µs up to 10 s: as cheap as a load of millions needs. */
export type Histogram = {
	readonly count: number;
	/** @param duration ms */
	add(duration: number): void;
	/** ms; NaN when nothing was added. @param share 0.95 for the 95th percentile */
	percentile(share: number): number;
};

const CLASSES_PER_MS = 20;
const CLASSES = 10_000 * CLASSES_PER_MS;

export function createHistogram(): Histogram {
	const classes = new Uint32Array(CLASSES + 1);
	let count = 0;
	return {
		get count() {
			return count;
		},
		add(duration) {
			classes[Math.min(CLASSES, Math.max(0, (duration * CLASSES_PER_MS) | 0))]!++;
			count++;
		},
		percentile(share) {
			let left = Math.ceil(count * share);
			if (left === 0) return NaN;
			for (let index = 0; index <= CLASSES; index++) {
				left -= classes[index]!;
				if (left <= 0) return (index + 1) / CLASSES_PER_MS;
			}
			return NaN;
		}
	};
}
