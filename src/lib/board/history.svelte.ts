import * as Y from 'yjs';
import { notesMap } from '#domain/note.ts';

/** Something done that is undone by doing something else, as a note is added and put in the trash. */
export type Deed = { readonly undo: () => void; readonly redo: () => void };

type Step = 'typed' | Deed;

/**
 * What this person did here, to undo and redo. Typing and moving inside notes is Yjs's own undo,
 * which never touches another's letters. Adding and removing notes are deeds: their undo sets the
 * trash flag, because taking the note out of the document would take others' letters with it.
 */
export class History {
	#done = $state.raw<readonly Step[]>([]);
	#undone = $state.raw<readonly Step[]>([]);
	readonly #typing: Y.UndoManager;

	constructor(doc: Y.Doc) {
		this.#typing = new Y.UndoManager([notesMap(doc), doc.getMap('clusters')], {
			trackedOrigins: new Set([doc.clientID]),
			captureTransaction: (change) => !isDeed(doc, change)
		});
		this.#typing.on('stack-item-added', ({ type, origin }) => {
			if (type === 'undo' && origin !== this.#typing) this.#push('typed');
		});
	}

	get canUndo(): boolean {
		return this.#done.length > 0;
	}

	get canRedo(): boolean {
		return this.#undone.length > 0;
	}

	did(deed: Deed): void {
		this.#typing.stopCapturing();
		this.#push(deed);
	}

	/** From here on a new step begins, also when it comes quickly. */
	pause(): void {
		this.#typing.stopCapturing();
	}

	undo(): void {
		const step = this.#done.at(-1);
		if (!step) return;
		this.#done = this.#done.slice(0, -1);
		if (step !== 'typed') step.undo();
		// Nothing of it is left when others have since replaced it: then the step before is meant.
		else if (!this.#typing.undo()) return this.undo();
		this.#undone = [...this.#undone, step];
	}

	redo(): void {
		const step = this.#undone.at(-1);
		if (!step) return;
		this.#undone = this.#undone.slice(0, -1);
		if (step !== 'typed') step.redo();
		else if (!this.#typing.redo()) return this.redo();
		this.#done = [...this.#done, step];
	}

	close(): void {
		this.#typing.destroy();
	}

	#push(step: Step): void {
		this.#done = [...this.#done.slice(-199), step];
		this.#undone = [];
	}
}

/** Whether a change adds a note or sets the trash flag. */
function isDeed(doc: Y.Doc, change: Y.Transaction): boolean {
	for (const [type, keys] of change.changed) {
		if ((type as unknown) === notesMap(doc)) return true;
		if ((type.parent as unknown) === notesMap(doc) && keys.has('gone')) return true;
	}
	return false;
}
