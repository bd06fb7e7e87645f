import type * as Y from 'yjs';
import { byPlace, noteOf, notesMap, type Note } from '#domain/note.ts';
import { noteHeight } from './board/note-size.ts';

/**
 * Which notes a board has and where they are, kept in step with its doc. `shown` and `trashed` are
 * new lists only when a note comes, goes, or is placed elsewhere: the words in them may be older than
 * the doc's (a card reads its own by `liveNote`).
 */
export class LiveNotes {
	/** Notes on the board, in list order. */
	shown = $state.raw<readonly Note[]>([]);
	/** Notes in the trash that have words. */
	trashed = $state.raw<readonly Note[]>([]);
	readonly #doc: Y.Doc;
	readonly #known = new Map<string, { note: Note; mark: string }>();

	constructor(doc: Y.Doc) {
		this.#doc = doc;
		for (const id of notesMap(doc).keys()) this.#read(id);
		this.#list();
		notesMap(doc).observeDeep(this.#changed);
	}

	close(): void {
		notesMap(this.#doc).unobserveDeep(this.#changed);
	}

	#changed = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[]): void => {
		const ids = new Set<string>();
		for (const event of events)
			if (event.path.length > 0) ids.add(String(event.path[0]));
			else for (const key of event.changes.keys.keys()) ids.add(key);
		let moved = false;
		for (const id of ids) moved = this.#read(id) || moved;
		if (moved) this.#list();
	};

	/** Reads one note anew; true when its place in the lists may have changed. */
	#read(id: string): boolean {
		const note = noteOf(this.#doc, id);
		const before = this.#known.get(id);
		if (!note) return this.#known.delete(id);
		const mark = markOf(note);
		this.#known.set(id, { note, mark });
		return before?.mark !== mark;
	}

	#list(): void {
		const all = [...this.#known.values()].map((one) => one.note).sort(byPlace);
		this.shown = all.filter((note) => note.state !== 'trashed');
		// A note that was begun and left without a word was never anything to bring back.
		this.trashed = all.filter(
			(note) => note.state === 'trashed' && (note.text !== '' || note.lead !== '')
		);
	}
}

/** What the lists depend on. Height counts in coarse steps, finer while a note has no place. */
function markOf(note: Note): string {
	const step = note.pos ? 240 : 40;
	return [
		note.pos,
		note.question,
		note.cluster,
		note.state,
		Math.ceil(noteHeight(note) / step)
	].join('|');
}
