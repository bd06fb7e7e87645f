import { flushSync } from 'svelte';
import { afterEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { addNote, noteText, setNote, trashNote, typeInNote } from '#domain/note.ts';
import { History } from '#lib/board/history.svelte.ts';
import { liveNote } from '#lib/live-note.svelte.ts';
import { LiveNotes } from '#lib/live-notes.svelte.ts';

const cleanups: (() => void)[] = [];
afterEach(() => cleanups.splice(0).forEach((clean) => clean()));

/** Runs a reader as a component would; gives what it last read and how often it ran. */
function reading<T>(read: () => T): { readonly last: T; readonly times: number } {
	const seen = { last: undefined as T, times: 0 };
	cleanups.push(
		$effect.root(() => {
			$effect(() => {
				seen.last = read();
				seen.times++;
			});
		})
	);
	flushSync();
	return seen;
}

function told<T>(change: () => T): T {
	const result = change();
	flushSync();
	return result;
}

describe('a page that shows a board', () => {
	test('draws one card anew when its note changes, and no other', () => {
		const doc = new Y.Doc();
		const mine = addNote(doc, 'Admit first');
		const other = addNote(doc, 'Run a second shift');
		const card = reading(() => liveNote(doc, mine)?.text);
		const neighbour = reading(() => liveNote(doc, other)?.text);
		told(() => typeInNote(doc, mine, { index: 11, remove: 0, insert: ', document later' }));
		expect(card.last).toBe('Admit first, document later');
		expect(neighbour.times).toBe(1);
	});

	test('draws a card anew when its kind or lead changes', () => {
		const doc = new Y.Doc();
		const id = addNote(doc, 'Church halls');
		const card = reading(() => liveNote(doc, id));
		told(() => setNote(doc, id, { kind: 'good-practice', lead: 'Use what is there' }));
		expect(card.last).toMatchObject({ kind: 'good-practice', lead: 'Use what is there' });
	});

	test('lists notes in their places, and anew only when one comes, goes or moves', () => {
		const doc = new Y.Doc();
		const low = addNote(doc, 'below', { pos: [0, 400] });
		const high = addNote(doc, 'above', { pos: [0, 0] });
		const notes = new LiveNotes(doc);
		cleanups.push(() => notes.close());
		const list = reading(() => notes.shown.map((note) => note.id));
		expect(list.last).toEqual([high, low]);
		told(() => typeInNote(doc, low, { index: 0, remove: 0, insert: 'far ' }));
		expect(list.times).toBe(1);
		told(() => setNote(doc, low, { pos: [0, -80] }));
		expect(list.last).toEqual([low, high]);
		told(() => trashNote(doc, high));
		expect(list.last).toEqual([low]);
		expect(notes.trashed.map((note) => note.id)).toEqual([high]);
	});

	test('shows a note again that was edited after it was removed', () => {
		const doc = new Y.Doc();
		const id = addNote(doc, 'Water first');
		const notes = new LiveNotes(doc);
		cleanups.push(() => notes.close());
		trashNote(doc, id);
		expect(notes.shown).toHaveLength(0);
		typeInNote(doc, id, { index: 0, remove: 0, insert: 'Clean ' });
		expect(notes.shown[0]).toMatchObject({ text: 'Clean Water first', state: 'restored' });
	});
});

describe('undo', () => {
	function board() {
		const doc = new Y.Doc();
		const history = new History(doc);
		cleanups.push(() => history.close());
		return { doc, history };
	}

	test('takes back what I typed and leaves what others typed in between', () => {
		const { doc, history } = board();
		const id = addNote(doc, 'Second');
		typeInNote(doc, id, { index: 6, remove: 0, insert: ' thought' });
		doc.transact(() => noteText(doc, id)?.insert(0, 'A '), 'others');
		history.undo();
		expect(noteText(doc, id)?.toString()).toBe('A Second');
		history.redo();
		expect(noteText(doc, id)?.toString()).toBe('A Second thought');
	});

	test('never takes a note out of the document: adding is undone by the trash', () => {
		const { doc, history } = board();
		const id = addNote(doc, '');
		let trashed = false;
		history.did({ undo: () => (trashed = true), redo: () => (trashed = false) });
		typeInNote(doc, id, { index: 0, remove: 0, insert: 'mine' });
		history.undo();
		expect(noteText(doc, id)?.toString()).toBe('');
		expect(trashed).toBe(false);
		history.undo();
		expect(trashed).toBe(true);
		expect(noteText(doc, id)).not.toBe(null);
		expect(history.canUndo).toBe(false);
	});
});
