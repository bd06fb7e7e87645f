import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import {
	addNote,
	allNotesOf,
	noteOf,
	notesMap,
	notesOf,
	noteText,
	restoreNote,
	rewriteNote,
	setNote,
	trashNote
} from '#domain/note.ts';

function meet(...docs: Y.Doc[]): void {
	for (const from of docs)
		for (const to of docs) Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)));
}

describe('notes on a board', () => {
	it('a note with text alone is valid and reads with defaults', () => {
		const board = new Y.Doc();
		const map = new Y.Map();
		map.set('text', new Y.Text('Pay by the month.'));
		notesMap(board).set('note-from-elsewhere', map);
		expect(notesOf(board)).toEqual([
			{
				id: 'note-from-elsewhere',
				kind: 'proposal',
				lead: '',
				text: 'Pay by the month.',
				question: null,
				pos: null,
				table: null,
				cluster: null,
				lang: null,
				state: 'shown'
			}
		]);
	});

	it('what a strange client wrote wrongly is read as the default or skipped', () => {
		const board = new Y.Doc();
		notesMap(board).set('not-a-map-at-all', 'x');
		notesMap(board).set('short', new Y.Map([['text', new Y.Text('bad id')]]));
		const odd = new Y.Map<unknown>([
			['text', new Y.Text('good')],
			['kind', 'nonsense'],
			['pos', [NaN, 'a']],
			['lead', { a: 1 }],
			['table', 7]
		]);
		notesMap(board).set('odd-but-readable', odd);
		expect(notesOf(board)).toMatchObject([
			{ text: 'good', kind: 'proposal', pos: null, lead: '', table: null }
		]);
	});

	it('two people who add at once both keep their note', () => {
		const [amina, omar] = [new Y.Doc(), new Y.Doc()];
		addNote(amina, 'Meter before pipe');
		addNote(omar, 'Keep the old wells');
		meet(amina, omar);
		expect(
			notesOf(amina)
				.map((note) => note.text)
				.sort()
		).toEqual(['Keep the old wells', 'Meter before pipe']);
		expect(notesOf(omar)).toEqual(notesOf(amina));
	});

	it('two people typing in one note keep every letter', () => {
		const [amina, omar] = [new Y.Doc(), new Y.Doc()];
		const note = addNote(amina, 'fund a meter');
		meet(amina, omar);
		rewriteNote(amina, note, 'We fund a meter');
		rewriteNote(omar, note, 'fund a meter now');
		meet(amina, omar);
		expect(noteText(omar, note)?.toString()).toBe('We fund a meter now');
	});

	it('an edit wins over removing: the note is shown again and says so', () => {
		const [amina, omar] = [new Y.Doc(), new Y.Doc()];
		const note = addNote(amina, 'No latrines');
		meet(amina, omar);
		trashNote(amina, note);
		rewriteNote(omar, note, 'No latrines for girls');
		meet(amina, omar);
		expect(noteOf(amina, note)).toMatchObject({ state: 'restored', text: 'No latrines for girls' });
		expect(notesOf(amina)).toHaveLength(1);
	});

	it('a note in the trash comes back whole', () => {
		const board = new Y.Doc();
		const note = addNote(board, 'Run a second shift', { lead: 'Two shifts', kind: 'gap' });
		trashNote(board, note);
		expect(notesOf(board)).toEqual([]);
		expect(allNotesOf(board)).toMatchObject([{ state: 'trashed' }]);
		restoreNote(board, note);
		expect(noteOf(board, note)).toMatchObject({ state: 'shown', lead: 'Two shifts', kind: 'gap' });
	});

	it('different fields set at once do not disturb each other', () => {
		const [amina, omar] = [new Y.Doc(), new Y.Doc()];
		const note = addNote(amina, 'x');
		meet(amina, omar);
		setNote(amina, note, { pos: [10.4, 20.6] });
		setNote(omar, note, { kind: 'finding', table: ' 2\u202e ' });
		meet(amina, omar);
		expect(noteOf(omar, note)).toMatchObject({ pos: [10, 21], kind: 'finding', table: '2' });
	});
});
