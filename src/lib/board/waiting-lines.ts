import { clustersOf } from '#domain/cluster.ts';
import { noteOf, type Note } from '#domain/note.ts';
import type * as Y from 'yjs';
import { thingsOf, type Act, type Change } from '#lib/connection-changed.ts';

/** One thing that waits: what will have been done to it, once it is sent. */
export type WaitingLine = {
	readonly thing: string;
	readonly act: Act | 'removed' | 'cluster';
	readonly note: Note | null;
	/** The name of a cluster. */
	readonly name: string;
};

/** What waits, a line for each thing, in the order they were first changed. */
export function waitingLines(changes: readonly Change[], doc: Y.Doc): WaitingLine[] {
	const clusters = clustersOf(doc);
	return thingsOf(changes).map((thing) => {
		const acts = changes.filter((change) => change.thing === thing).map(({ act }) => act);
		const [root, id = ''] = thing.split('/');
		const note = root === 'notes' ? noteOf(doc, id) : null;
		const cluster = clusters.find((one) => root === 'clusters' && one.id === id);
		if (cluster) return { thing, act: 'cluster', note: null, name: cluster.name };
		const act = note?.state === 'trashed' ? 'removed' : heaviest(acts);
		return { thing, act, note, name: '' };
	});
}

/** The texts among what waits: whole notes, as they read here. */
export function waitingTexts(changes: readonly Change[], doc: Y.Doc): Note[] {
	return waitingLines(changes, doc)
		.filter((line) => line.act === 'added' || line.act === 'worded')
		.flatMap(({ note }) => (note && (note.text !== '' || note.lead !== '') ? [note] : []));
}

/** A new note that was then worded and moved is a new note. */
function heaviest(acts: readonly Act[]): Act {
	const order: readonly Act[] = ['added', 'worded', 'moved', 'changed'];
	return order.find((act) => acts.includes(act)) ?? 'changed';
}
