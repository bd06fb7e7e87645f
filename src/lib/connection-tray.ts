import * as Y from 'yjs';
import { thingsOf } from './connection-changed.ts';
import type { Edit } from './connection-unsaved.ts';
import type { OfflineCopy } from './offline-copy.ts';
import type { Kept, LostText, Owner } from './offline-store.ts';

/** A doc the server refused to take further, with what was changed in it and never acknowledged. */
export type Aside = {
	readonly doc: Y.Doc;
	/** Why: a refusal's code. */
	readonly code: string;
	readonly edits: readonly Edit[];
};

/** Which texts of a doc aside are not in the document as the server has it; null: it shows nothing. */
export type Compare = (aside: Aside, now: Y.Doc | null, at: number) => readonly LostText[];

/** What the server did not take: docs kept aside until they can be compared, then texts to handle. */
export class Tray {
	lost: readonly LostText[] = [];
	#asides: readonly Aside[] = [];
	readonly #compare: Compare;
	readonly #copy: OfflineCopy | null;

	constructor(compare: Compare, copy: OfflineCopy | null) {
		this.#compare = compare;
		this.#copy = copy;
	}

	/** How many texts, or things that may turn out to be texts, are to be handled. */
	get count(): number {
		const changes = this.#asides.flatMap(({ edits }) => edits.flatMap((edit) => edit.changes));
		return this.lost.length + thingsOf(changes).length;
	}

	get compares(): boolean {
		return this.#asides.length > 0;
	}

	/** Texts of an earlier visit. */
	found(lost: readonly LostText[]): void {
		this.lost = [...this.lost, ...lost];
	}

	/** What the same person left here under an earlier id. */
	adopt({ state, edits, lost }: Kept, earlier: Owner): void {
		this.#add(lost);
		this.#copy?.lose(lost, []);
		for (const one of lost) this.#copy?.handled(one.note.id, earlier);
		if (edits.length === 0) return;
		const doc = new Y.Doc();
		for (const update of [...(state ? [state] : []), ...edits.map((edit) => edit.update)])
			Y.applyUpdate(doc, update);
		const waiting = edits.map((edit) => ({ ...edit, frame: null }));
		this.putAside({ doc, code: 'joined-again', edits: waiting });
	}

	putAside(aside: Aside): void {
		this.#asides = [...this.#asides, aside];
	}

	/** The document as the server has it is here: what it has is in order, the rest is to be handled. */
	compare(now: Y.Doc | null, at: number): void {
		const asides = this.#asides;
		this.#asides = [];
		for (const aside of asides) {
			const lost = this.#compare(aside, now, at);
			this.#add(lost);
			this.#copy?.lose(lost, aside.edits);
		}
	}

	/** The person has handled it. */
	letGo(lost: LostText): void {
		this.lost = this.lost.filter((one) => one.note.id !== lost.note.id);
		this.#copy?.handled(lost.note.id);
	}

	/** It was not meant to go. */
	takeBack(lost: LostText): void {
		this.#add([lost]);
		this.#copy?.lose([lost], []);
	}

	#add(lost: readonly LostText[]): void {
		const again = new Set(lost.map((one) => one.note.id));
		this.lost = [...this.lost.filter((one) => !again.has(one.note.id)), ...lost];
	}
}
