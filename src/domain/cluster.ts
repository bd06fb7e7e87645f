import * as Y from 'yjs';
import { isItemId, newId } from './id.ts';
import { positionOf, type Position } from './position.ts';
import { cleanText } from './text.ts';

/** A named heap of notes on a board: map `clusters`, from id to a map with `name` and `pos`. */
export type Cluster = { readonly id: string; readonly name: string; readonly pos: Position | null };

/** All clusters, top to bottom, then from the start. What a strange client wrote wrongly is skipped. */
export function clustersOf(board: Y.Doc): Cluster[] {
	const clusters: Cluster[] = [];
	for (const [id, value] of board.getMap('clusters')) {
		if (!isItemId(id) || !(value instanceof Y.Map)) continue;
		const name = value.get('name');
		clusters.push({
			id,
			name: cleanText(
				name instanceof Y.Text ? name.toString() : typeof name === 'string' ? name : ''
			),
			pos: positionOf(value.get('pos'))
		});
	}
	return clusters.sort(
		(a, b) =>
			(a.pos?.[1] ?? Infinity) - (b.pos?.[1] ?? Infinity) ||
			(a.pos?.[0] ?? Infinity) - (b.pos?.[0] ?? Infinity) ||
			(a.id < b.id ? -1 : 1)
	);
}

/** Adds a cluster and gives its id. Two people at once: both clusters stay. */
export function addCluster(board: Y.Doc, name: string, pos?: Position): string {
	const id = newId<string>();
	board.transact(() => {
		const map = new Y.Map<unknown>();
		map.set('name', cleanText(name).trim());
		if (pos) map.set('pos', pos.map(Math.round));
		board.getMap('clusters').set(id, map);
	}, board.clientID);
	return id;
}

/** Names a cluster. Two people at once: the later name stands. */
export function nameCluster(board: Y.Doc, id: string, name: string): void {
	const map = board.getMap('clusters').get(id);
	if (map instanceof Y.Map)
		board.transact(() => map.set('name', cleanText(name).trim()), board.clientID);
}
