import type { TextEdit } from '#domain/text.ts';

/** A change to a shared text as Yjs tells it. */
export type Delta = readonly {
	readonly retain?: number;
	readonly insert?: unknown;
	readonly delete?: number;
}[];

/** One unit of text, and in which of the two readings it stands. */
type Unit = { field: boolean; doc: boolean };

/**
 * One text in two readings that have parted: what a field still shows while a keyboard composes a
 * word, and what the document holds meanwhile. Nobody may write the field until they are one again.
 */
export class Apart {
	#units: Unit[];

	/** Both readings are equal, `length` units long. */
	constructor(length: number) {
		this.#units = units(length, { field: true, doc: true });
	}

	/** Others changed the document. */
	remote(delta: Delta): void {
		let at = 0;
		for (const step of delta) {
			if (step.retain !== undefined) at = this.#past('doc', at, step.retain);
			else if (step.delete !== undefined) {
				const end = this.#past('doc', at, step.delete);
				for (const unit of this.#units.slice(at, end)) unit.doc = false;
				at = end;
			} else if (typeof step.insert === 'string') {
				this.#units.splice(at, 0, ...units(step.insert.length, { field: false, doc: true }));
				at += step.insert.length;
			}
		}
	}

	/** The person changed the field: the same as edits of the document, to be made in this order. */
	local(edit: TextEdit): TextEdit[] {
		const edits: TextEdit[] = [];
		const start = this.#past('field', 0, edit.index);
		const end = this.#past('field', start, edit.remove);
		for (let at = start; at < end; at++) {
			const unit = this.#units[at];
			if (!unit?.field) continue;
			unit.field = false;
			if (!unit.doc) continue;
			edits.push({ index: this.#before('doc', at), remove: 1, insert: '' });
			unit.doc = false;
		}
		if (edit.insert !== '') {
			edits.push({ index: this.#before('doc', start), remove: 0, insert: edit.insert });
			this.#units.splice(start, 0, ...units(edit.insert.length, { field: true, doc: true }));
		}
		return edits;
	}

	/** Where a place in the field is in the document. */
	docIndex(index: number): number {
		return this.#before('doc', this.#past('field', 0, index));
	}

	/** The place just after `count` units of one reading, counted from `from`. */
	#past(side: keyof Unit, from: number, count: number): number {
		let at = from;
		for (let left = count; left > 0 && at < this.#units.length; at++)
			if (this.#units[at]?.[side]) left--;
		return at;
	}

	#before(side: keyof Unit, at: number): number {
		let count = 0;
		for (let i = 0; i < at; i++) if (this.#units[i]?.[side]) count++;
		return count;
	}
}

function units(length: number, unit: Unit): Unit[] {
	return Array.from({ length }, () => ({ ...unit }));
}
