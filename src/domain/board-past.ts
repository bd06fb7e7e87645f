import * as Y from 'yjs';
import { clustersOf, type Cluster } from './cluster.ts';
import {
	allNotesOf,
	noteMap,
	noteOf,
	notesMap,
	restoreNote,
	rewriteNote,
	setNote,
	trashNote,
	type Note
} from './note.ts';

/** A board as it stood at a moment, the trash too. */
export type BoardPast = { readonly notes: readonly Note[]; readonly clusters: readonly Cluster[] };

export function boardPastOf(board: Y.Doc): BoardPast {
	return { notes: allNotesOf(board), clusters: clustersOf(board) };
}

/**
 * Makes a board as it stood, by an edit like any other: texts by the smallest change, later notes go
 * to the trash, withdrawn ones stay withdrawn. Only the server does this. Somebody writes at the same
 * time: their letters stay, merged. Two restorations: both happen, one after the other.
 */
export function bringBack(board: Y.Doc, then: BoardPast): void {
	board.transact(() => {
		const stood = new Set<string>(then.notes.map((note) => note.id));
		for (const note of allNotesOf(board))
			if (!stood.has(note.id) && note.state !== 'trashed') trashNote(board, note.id);
		for (const note of then.notes) bringBackNote(board, note);
		const heaps = new Set(then.clusters.map((cluster) => cluster.id));
		for (const { id } of clustersOf(board)) if (!heaps.has(id)) board.getMap('clusters').delete(id);
		for (const cluster of then.clusters) bringBackCluster(board, cluster);
	}, board.clientID);
}

function bringBackNote(board: Y.Doc, then: Note): void {
	const { id } = then;
	const found = notesMap(board).get(id);
	if (found instanceof Y.Map && found.has('withdrawn')) return;
	if (!noteMap(board, id))
		notesMap(board).set(id, new Y.Map<unknown>([['text', new Y.Text(then.text)]]));
	const now = noteOf(board, id);
	if (!now) return;
	if (now.text !== then.text) rewriteNote(board, id, then.text);
	setNote(board, id, {
		...(now.kind === then.kind ? {} : { kind: then.kind }),
		...(now.lead === then.lead ? {} : { lead: then.lead }),
		...(now.question === then.question ? {} : { question: then.question }),
		...(now.table === then.table ? {} : { table: then.table }),
		...(now.cluster === then.cluster ? {} : { cluster: then.cluster }),
		...(now.lang === then.lang ? {} : { lang: then.lang }),
		...(then.pos === null ? {} : { pos: then.pos })
	});
	if (then.pos === null && now.pos !== null) noteMap(board, id)?.delete('pos');
	if (then.state !== 'trashed') restoreNote(board, id);
	else if (noteOf(board, id)?.state !== 'trashed') trashNote(board, id);
}

function bringBackCluster(board: Y.Doc, { id, name, pos }: Cluster): void {
	const clusters = board.getMap('clusters');
	const now = clustersOf(board).find((cluster) => cluster.id === id);
	let map = clusters.get(id);
	if (!now || !(map instanceof Y.Map)) clusters.set(id, (map = new Y.Map()));
	const cluster = map as Y.Map<unknown>;
	if (now?.name !== name) cluster.set('name', name);
	if (JSON.stringify(now?.pos ?? null) === JSON.stringify(pos)) return;
	if (pos) cluster.set('pos', [...pos]);
	else cluster.delete('pos');
}
