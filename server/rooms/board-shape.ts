import * as Y from 'yjs';
import { isItemId } from '#domain/id.ts';
import { hardLimits, type Limits } from '#domain/limits.ts';
import { Refusal } from '#domain/refusal.ts';
import { rootOf } from './losses.ts';

/** The root maps a board may have. */
export const boardRoots: ReadonlySet<string> = new Set(['notes', 'clusters']);

/** Longest JSON of a small value: a kind, a place, a table, a mark. */
const WORD = 1000;
/** How deep types may nest below a note. */
const DEPTH = 3;

type Check = (value: unknown, limits: Limits) => void;

/**
 * Looks at what one transaction changed on a board, and only at that. What honest pages write passes
 * with room to spare: `told` are the limits of the interface, and the hard ones are held here.
 * @throws Refusal `not-a-board`, `note-too-long`, `board-full`
 * @returns the ids of the notes that appeared
 */
export function checkBoard(board: Y.Doc, change: Y.Transaction, told: Limits): string[] {
	const limits = hardLimits(told);
	const notes = board.getMap('notes');
	const clusters = board.getMap('clusters');
	const touched = new Set<string>();
	const touchedClusters = new Set<string>();
	const appeared: string[] = [];
	for (const [type, keys] of change.changed) {
		if (type === (notes as unknown) || type === (clusters as unknown)) {
			const ids = type === (notes as unknown) ? touched : touchedClusters;
			for (const key of keys) {
				if (key === null || !isItemId(key)) throw new Refusal('not-a-board');
				ids.add(key);
				if (ids === touched && notes.has(key)) appeared.push(key);
			}
		} else {
			const [root, id] = rootOf(type);
			// Only the server says that words were taken back.
			if (keys.has('withdrawn') && root === (notes as unknown)) throw new Refusal('not-a-board');
			if (root === (notes as unknown)) touched.add(id);
			else if (root === (clusters as unknown)) touchedClusters.add(id);
			else throw new Refusal('not-a-board');
		}
	}
	for (const id of touched)
		if (notes.has(id)) checkFields(notes.get(id), fieldsOf(notes, id), limits);
	for (const id of appeared)
		if (fieldsOf(notes, id) === traceFields) throw new Refusal('not-a-board');
	for (const id of touchedClusters)
		if (clusters.has(id)) checkFields(clusters.get(id), clusterFields, limits);
	if (appeared.length > 0 && notes.size > limits.notes)
		throw new Refusal('board-full', { limit: told.notes });
	if (touchedClusters.size > 0 && clusters.size > limits.notes)
		throw new Refusal('board-full', { limit: told.notes });
	return appeared;
}

const text: Check = (value, limits) => {
	if (!(value instanceof Y.Text) || value.toString().length !== value.length)
		throw new Refusal('not-a-board');
	if (value.length > limits.text) throw new Refusal('note-too-long', { limit: limits.text / 2 });
};

const lead: Check = (value, limits) => {
	const words = value instanceof Y.Text ? value.toString() : value;
	if (value instanceof Y.Text && value.length !== value.toString().length)
		throw new Refusal('not-a-board');
	if (words !== null && typeof words !== 'string') throw new Refusal('not-a-board');
	if (words && words.length > limits.lead)
		throw new Refusal('note-too-long', { limit: limits.lead / 2 });
};

const word: Check = (value) => {
	if (!isPlain(value, 0) || (JSON.stringify(value) ?? '').length > WORD)
		throw new Refusal('not-a-board');
};

const comments: Check = (value, limits) => checkTree(value, limits, DEPTH);

const noteFields: Readonly<Record<string, Check>> = {
	text,
	second: text,
	lead,
	kind: word,
	question: word,
	pos: word,
	table: word,
	cluster: word,
	gone: word,
	merged: word,
	lang: word,
	comments
};

/** A note whose words were taken back has a place, and nothing one could read. */
const traceFields: Readonly<Record<string, Check>> = {
	withdrawn: word,
	kind: word,
	question: word,
	pos: word,
	cluster: word
};

const clusterFields: Readonly<Record<string, Check>> = { name: lead, pos: word };

function fieldsOf(notes: Y.Map<unknown>, id: string): Readonly<Record<string, Check>> {
	const note = notes.get(id);
	return note instanceof Y.Map && note.has('withdrawn') ? traceFields : noteFields;
}

/** A map that has none but known fields. A field may be missing: readers have a default for each. */
function checkFields(
	value: unknown,
	fields: Readonly<Record<string, Check>>,
	limits: Limits
): void {
	if (!(value instanceof Y.Map) || value._start !== null) throw new Refusal('not-a-board');
	for (const [key, field] of value) {
		const check = Object.hasOwn(fields, key) ? fields[key] : undefined;
		if (!check) throw new Refusal('not-a-board');
		check(field, limits);
	}
}

function checkTree(value: unknown, limits: Limits, depth: number): void {
	if (value instanceof Y.Text) text(value, limits);
	else if (value instanceof Y.Map || value instanceof Y.Array) {
		if (depth === 0 || (value instanceof Y.Map && value._start !== null))
			throw new Refusal('not-a-board');
		const inner: Iterable<unknown> = value instanceof Y.Map ? value.values() : value;
		for (const one of inner) checkTree(one, limits, depth - 1);
	} else if (!isPlain(value, 0)) throw new Refusal('not-a-board');
	else if ((JSON.stringify(value) ?? '').length > limits.text + WORD)
		throw new Refusal('note-too-long', { limit: limits.text / 2 });
}

function isPlain(value: unknown, depth: number): boolean {
	if (value === null || value === undefined) return true;
	if (typeof value === 'object') {
		if (value instanceof Y.AbstractType || value instanceof Uint8Array || depth > 3) return false;
		return Object.values(value).every((one) => isPlain(one, depth + 1));
	}
	return typeof value !== 'bigint' && typeof value !== 'function';
}
