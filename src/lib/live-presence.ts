import type { Awareness } from 'y-protocols/awareness';
import type { Presence } from '#sync/presence.ts';

/** Ten a second at most. */
const PAUSE = 100;

/** Tells the others where this person's hand is, at most ten times a second, the last word always. */
export class Presenter {
	readonly #awareness: () => Awareness;
	#state: Presence = {};
	#told = '{}';
	#toldAt = 0;
	#timer: ReturnType<typeof setTimeout> | null = null;

	constructor(awareness: () => Awareness) {
		this.#awareness = awareness;
	}

	/** Changes part of what is told; `undefined` takes it back. */
	show(part: { [K in keyof Presence]: Presence[K] | undefined }): void {
		this.#state = Object.fromEntries(
			Object.entries({ ...this.#state, ...part }).filter(([, value]) => value !== undefined)
		);
		if (this.#timer !== null) return;
		const wait = this.#toldAt + PAUSE - Date.now();
		this.#timer = setTimeout(() => this.#tell(), Math.max(0, wait));
	}

	/** Says everything again, to a new line. */
	again(): void {
		this.#told = '';
		this.#tell();
	}

	close(): void {
		if (this.#timer !== null) clearTimeout(this.#timer);
	}

	#tell(): void {
		this.#timer = null;
		const told = JSON.stringify(this.#state);
		if (told === this.#told) return;
		this.#told = told;
		this.#toldAt = Date.now();
		this.#awareness().setLocalState({ ...this.#state });
	}
}
