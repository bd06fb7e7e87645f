/**
 * Lets work through in its order, at once while open. While held (a room loads, or goes back after
 * a failed commit) it waits.
 */
export type Turnstile = {
	readonly isOpen: boolean;
	pass(work: () => void): void;
	hold(): void;
	/** Does what waited, then lets everything through. */
	open(): void;
	/** Forgets what waits and lets nothing through any more. */
	shut(): void;
};

export function createTurnstile(): Turnstile {
	let state: 'open' | 'held' | 'shut' = 'held';
	let waiting: (() => void)[] = [];
	return {
		get isOpen() {
			return state === 'open';
		},
		pass(work) {
			if (state === 'open') work();
			else if (state === 'held') waiting.push(work);
		},
		hold() {
			if (state === 'open') state = 'held';
		},
		open() {
			if (state === 'shut') return;
			state = 'open';
			const works = waiting;
			waiting = [];
			for (const work of works) work();
		},
		shut() {
			state = 'shut';
			waiting = [];
		}
	};
}
