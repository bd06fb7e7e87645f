import { thingsOf, type Change } from './connection-changed.ts';

/** One change as it left this page's doc, and how far it has come. */
export type Edit = {
	readonly update: Uint8Array;
	readonly changes: readonly Change[];
	/** When it was made, ms since 1970. */
	readonly at: number;
	/** The counted frame of the open socket that carries it; null until one does. */
	frame: number | null;
	/** Its number in this device's store; null until the store has said that it is on disk. */
	key: number | null;
};

/**
 * What was changed here and has not been acknowledged, in order. Each edit travels in a counted frame
 * of the open socket; what was changed without one has no frame until a step 2 carries it.
 */
export class Unsaved {
	#edits: Edit[] = [];

	get edits(): readonly Edit[] {
		return this.#edits;
	}

	/** How many different things were changed. */
	get count(): number {
		return this.things.length;
	}

	/** When the oldest of them was changed, ms; null when there is none. */
	get since(): number | null {
		return oldest(this.#edits);
	}

	get things(): string[] {
		return thingsIn(this.#edits);
	}

	/** What of it is in this device's store. */
	get kept(): { readonly changes: number; readonly since: number | null } {
		const kept = this.#edits.filter((edit) => edit.key !== null);
		return { changes: thingsIn(kept).length, since: oldest(kept) };
	}

	/** When the oldest edit was made that is not in this device's store; null when there is none. */
	get unkeptSince(): number | null {
		return oldest(this.#edits.filter((edit) => edit.key === null));
	}

	/** Something was changed, or was found in the store from an earlier visit. */
	add(edit: Edit): void {
		this.#edits.push(edit);
	}

	/** A step 2 went out as this frame: it carries everything that had none. */
	cover(frame: number): void {
		for (const edit of this.#edits) edit.frame ??= frame;
	}

	/** The first `count` frames of this socket are on the server's disk. */
	acknowledge(count: number): Edit[] {
		const isSaved = (edit: Edit) => edit.frame !== null && edit.frame <= count;
		const saved = this.#edits.filter(isSaved);
		if (saved.length > 0) this.#edits = this.#edits.filter((edit) => !isSaved(edit));
		return saved;
	}

	/** The socket is gone, its frames with it: the next step 2 carries what was not acknowledged. */
	uncover(): void {
		for (const edit of this.#edits) edit.frame = null;
	}

	/** It is no longer this line's to save. */
	clear(): void {
		this.#edits = [];
	}
}

function thingsIn(edits: readonly Edit[]): string[] {
	return thingsOf(edits.flatMap((edit) => edit.changes));
}

/** Edits are in the order they were made. */
function oldest(edits: readonly Edit[]): number | null {
	return edits[0]?.at ?? null;
}
