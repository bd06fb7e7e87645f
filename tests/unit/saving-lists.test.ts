import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { addCluster } from '#domain/cluster.ts';
import { defaultLimits } from '#domain/limits.ts';
import { addNote, noteOf, notesOf, rewriteNote, setNote, trashNote } from '#domain/note.ts';
import type { BoardWork } from '#lib/board/board-work.svelte.ts';
import { addAgain } from '#lib/board/lost-again.ts';
import { waitingLines, waitingTexts } from '#lib/board/waiting-lines.ts';
import { changesOf, type Change } from '#lib/connection-changed.ts';
import { catalogueIn } from '#lib/i18n/catalogues.ts';
import type { LostText } from '#lib/offline-store.ts';

const t = await catalogueIn('en');

/** Everything that is changed in a doc from now on. */
function listening(doc: Y.Doc): Change[] {
	const heard: Change[] = [];
	doc.on('afterTransaction', (transaction: Y.Transaction) => {
		if (transaction.changed.size > 0) heard.push(...changesOf(transaction));
	});
	return heard;
}

describe('the list of what waits', () => {
	test('names each thing once, by what was done to it, in the order it was begun', () => {
		const doc = new Y.Doc();
		const worded = addNote(doc, 'Run a second shift');
		const moved = addNote(doc, 'Keep the old wells');
		const removed = addNote(doc, 'Said twice');
		const retold = addNote(doc, 'A paper is missing');
		const changes = listening(doc);
		const added = addNote(doc, '');
		rewriteNote(doc, added, 'Written in the corridor');
		setNote(doc, added, { pos: [40, 80] });
		rewriteNote(doc, worded, 'Run a second shift at dawn');
		setNote(doc, moved, { pos: [0, 0] });
		trashNote(doc, removed);
		setNote(doc, retold, { kind: 'finding' });
		addCluster(doc, 'Water');
		const lines = waitingLines(changes, doc);
		expect(lines.map((line) => [line.act, line.note?.id ?? line.name])).toEqual([
			['added', added],
			['worded', worded],
			['moved', moved],
			['removed', removed],
			['changed', retold],
			['cluster', 'Water']
		]);
		expect(waitingTexts(changes, doc).map((note) => note.text)).toEqual([
			'Written in the corridor',
			'Run a second shift at dawn'
		]);
	});
});

describe('a text of the tray that is added again', () => {
	function board(limit = defaultLimits.notes) {
		const doc = new Y.Doc();
		const said: string[] = [];
		const live = {
			limits: { ...defaultLimits, notes: limit },
			notes: {
				get shown() {
					return notesOf(doc);
				}
			}
		};
		const work = { doc, live, history: null, say: (words: string) => said.push(words) };
		return { doc, said, work: work as unknown as BoardWork };
	}

	const lostOf = (doc: Y.Doc, id: string, over: string | null): LostText => ({
		note: { ...noteOf(doc, id)!, text: 'Agree: run a second shift' },
		code: 'note-too-long',
		at: 0,
		over
	});
	const texts = (doc: Y.Doc) => notesOf(doc).map((note) => note.text);

	test('takes its place in a note that still reads as it did, and can be taken back', () => {
		const { doc, work } = board();
		const id = addNote(doc, 'Run a second shift');
		const back = addAgain(work, t, lostOf(doc, id, 'Run a second shift'), 'Agree: a shift');
		expect(texts(doc)).toEqual(['Agree: a shift']);
		back!();
		expect(texts(doc)).toEqual(['Run a second shift']);
	});

	test('becomes a note of its own where somebody has written since: both texts stay', () => {
		const { doc, work } = board();
		const id = addNote(doc, 'Run a second shift');
		const lost = lostOf(doc, id, 'Run a second shift');
		rewriteNote(doc, id, 'Run a third shift');
		const back = addAgain(work, t, lost, lost.note.text);
		expect(texts(doc).sort()).toEqual(['Agree: run a second shift', 'Run a third shift']);
		back!();
		expect(texts(doc)).toEqual(['Run a third shift']);
	});

	test('becomes a note where its note is gone, and is not added to a full board', () => {
		const { doc, work } = board();
		const id = addNote(doc, 'Run a second shift');
		const lost = lostOf(doc, id, null);
		trashNote(doc, id);
		addAgain(work, t, lost, lost.note.text);
		expect(texts(doc)).toEqual(['Agree: run a second shift']);
		const full = board(0);
		const other = addNote(full.doc, 'The last one');
		expect(addAgain(full.work, t, lostOf(full.doc, other, null), 'One more')).toBeNull();
		expect(texts(full.doc)).toEqual(['The last one']);
		expect(full.said).toHaveLength(1);
	});
});
