import type * as Y from 'yjs';
import { SvelteSet } from 'svelte/reactivity';
import { notesMap } from '#domain/note.ts';

/** What others did is said in one sentence at most this often, ms. */
const BATCH = 5_000;

/**
 * What came in from others since the board was opened: which notes are still unseen, and a sentence
 * about it now and then. Never before the board has arrived: that is not news.
 */
export class Arrivals {
	/** Notes that others added and that have not been in sight yet. */
	readonly unseen = new SvelteSet<string>();
	readonly #doc: Y.Doc;
	readonly #say: (added: number, changed: number) => void;
	#added = new Set<string>();
	#changed = new Set<string>();
	#timer: ReturnType<typeof setTimeout> | null = null;

	constructor(doc: Y.Doc, say: (added: number, changed: number) => void) {
		this.#doc = doc;
		this.#say = say;
		notesMap(doc).observeDeep(this.#heard);
	}

	/** The note has been in sight long enough. */
	see(id: string): void {
		this.unseen.delete(id);
	}

	close(): void {
		if (this.#timer) clearTimeout(this.#timer);
		notesMap(this.#doc).unobserveDeep(this.#heard);
	}

	#heard = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[], change: Y.Transaction): void => {
		if (change.local) return;
		for (const event of events) {
			if (event.path.length > 0) this.#changed.add(String(event.path[0]));
			else
				for (const [id, { action }] of event.changes.keys)
					if (action === 'add') {
						this.#added.add(id);
						this.unseen.add(id);
					} else this.unseen.delete(id);
		}
		this.#timer ??= setTimeout(() => {
			this.#timer = null;
			const changed = [...this.#changed].filter((id) => !this.#added.has(id)).length;
			const added = this.#added.size;
			this.#added = new Set();
			this.#changed = new Set();
			if (added + changed > 0) this.#say(added, changed);
		}, BATCH);
	};
}
