import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { boardPastOf, bringBack } from '#domain/board-past.ts';
import { addCluster, clustersOf, nameCluster } from '#domain/cluster.ts';
import {
	addNote,
	allNotesOf,
	noteOf,
	notesMap,
	notesOf,
	noteText,
	rewriteNote,
	setNote,
	tracesOf,
	trashNote,
	typeInNote,
	withdrawNote
} from '#domain/note.ts';

/** A board with three notes, one of them in the trash, and a cluster. */
function workshop() {
	const board = new Y.Doc();
	const wells = addNote(board, 'Repair the wells', { pos: [10, 20], table: 'T1' });
	const teachers = addNote(board, 'Pay the teachers', { lead: 'First', kind: 'finding' });
	const binned = addNote(board, 'Never mind');
	trashNote(board, binned);
	const cluster = addCluster(board, 'Water', [5, 5]);
	setNote(board, wells, { cluster });
	return { board, wells, teachers, binned, cluster, then: boardPastOf(board) };
}

function copy(board: Y.Doc): Y.Doc {
	const other = new Y.Doc();
	Y.applyUpdate(other, Y.encodeStateAsUpdate(board));
	return other;
}

function meet(a: Y.Doc, b: Y.Doc): void {
	Y.applyUpdate(a, Y.encodeStateAsUpdate(b));
	Y.applyUpdate(b, Y.encodeStateAsUpdate(a));
}

describe('bringing a board back', () => {
	it('undoes emptied texts, moved and trashed notes, names, and what was taken off', () => {
		const { board, wells, teachers, binned, cluster, then } = workshop();
		rewriteNote(board, wells, '');
		setNote(board, wells, { pos: [900, 900], table: null, cluster: null });
		setNote(board, teachers, { lead: '', kind: 'proposal' });
		trashNote(board, teachers);
		notesMap(board).delete(binned);
		nameCluster(board, cluster, 'Nothing');
		addCluster(board, 'Later');
		const later = addNote(board, 'Written later');
		bringBack(board, then);
		expect(boardPastOf(board).notes.filter((note) => note.id !== later)).toEqual(then.notes);
		expect(noteOf(board, later)?.state).toBe('trashed');
		expect(clustersOf(board)).toEqual(then.clusters);
	});

	it('writes nothing where nothing has changed', () => {
		const { board, then } = workshop();
		const before = Y.encodeStateVector(board);
		bringBack(board, then);
		expect(Y.encodeStateVector(board)).toEqual(before);
	});

	it('keeps what somebody types at the same time', () => {
		const { board, wells, then } = workshop();
		rewriteNote(board, wells, 'Repair nothing');
		const amina = copy(board);
		bringBack(board, then);
		typeInNote(amina, wells, { index: 0, remove: 0, insert: 'Please: ' });
		const fresh = addNote(amina, 'A new thought');
		meet(board, amina);
		for (const doc of [board, amina]) {
			expect(noteText(doc, wells)?.toString()).toBe('Please: Repair the wells');
			expect(notesOf(doc).map((note) => note.id)).toContain(fresh);
		}
	});

	it('by two people at once does both, and comes to one board', () => {
		const { board, wells, then } = workshop();
		rewriteNote(board, wells, '');
		const other = copy(board);
		bringBack(board, then);
		bringBack(other, { notes: [], clusters: [] });
		meet(board, other);
		expect(allNotesOf(board)).toEqual(allNotesOf(other));
		bringBack(board, then);
		expect(boardPastOf(board)).toEqual(then);
	});

	it('leaves a withdrawn note withdrawn', () => {
		const { board, wells, then } = workshop();
		withdrawNote(board, wells, 77);
		bringBack(board, then);
		expect(tracesOf(board).map((trace) => [trace.id, trace.withdrawnAt])).toEqual([[wells, 77]]);
		expect(noteOf(board, wells)).toBeNull();
		expect(JSON.stringify(board.toJSON())).not.toContain('Repair');
	});
});
