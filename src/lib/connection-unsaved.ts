type Change = { readonly about: string; readonly at: number; frame: number | null };

/**
 * What was changed here and has not been acknowledged. Each change travels in a counted frame of the
 * open socket; what was changed without one has no frame until a step 2 carries it.
 */
export class Unsaved {
	#list: Change[] = [];

	/** How many different things were changed. */
	get count(): number {
		return new Set(this.#list.map((change) => change.about)).size;
	}

	/** When the oldest of them was changed, ms; null when there is none. */
	get since(): number | null {
		return this.#list.length === 0 ? null : Math.min(...this.#list.map((change) => change.at));
	}

	get about(): string[] {
		return [...new Set(this.#list.map((change) => change.about))];
	}

	/** Things were changed; `frame` is the counted frame that carries it, null without a socket. */
	add(about: readonly string[], at: number, frame: number | null): void {
		for (const one of about)
			if (
				frame !== null ||
				!this.#list.some((change) => change.about === one && change.frame === null)
			)
				this.#list.push({ about: one, at, frame });
	}

	/** A step 2 went out as this frame: it carries everything that had none. */
	cover(frame: number): void {
		for (const change of this.#list) change.frame ??= frame;
	}

	/** The first `count` frames of this socket are on the server's disk. */
	acknowledge(count: number): void {
		this.#list = this.#list.filter((change) => change.frame === null || change.frame > count);
	}

	/** The socket is gone, its frames with it: the next step 2 carries what was not acknowledged. */
	uncover(): void {
		const list = this.#list;
		this.#list = [];
		for (const change of list) this.add([change.about], change.at, null);
	}
}
