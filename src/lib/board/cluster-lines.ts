import type { Cluster } from '#domain/cluster.ts';
import type { Note } from '#domain/note.ts';
import { boundsOf, type Place } from './layout.ts';

/** The line drawn over a cluster's notes, px at 100 %. */
export type ClusterLine = {
	readonly cluster: Cluster;
	readonly count: number;
	readonly x: number;
	readonly y: number;
	readonly width: number;
};

/** How far above its notes a cluster's line is, and a line so near another's is beside it, px. */
const ABOVE = 44;

/** One line for each cluster that has notes; it ends where the next one beside it begins. */
export function clusterLines(
	clusters: readonly Cluster[],
	notes: readonly Note[],
	places: ReadonlyMap<string, Place>
): ClusterLine[] {
	const lines = clusters.flatMap((cluster) => {
		const mine = notes.filter((note) => note.cluster === cluster.id);
		const area = boundsOf(
			mine.map((note) => places.get(note.id)).filter((place) => place !== undefined)
		);
		return area
			? [{ cluster, count: mine.length, x: area.x, y: area.y - ABOVE, width: area.width }]
			: [];
	});
	return lines.map((line) => {
		const ends = lines
			.filter((other) => Math.abs(other.y - line.y) < ABOVE && other.x > line.x)
			.map((other) => other.x - 12 - line.x);
		return { ...line, width: Math.max(120, Math.min(line.width, ...ends)) };
	});
}
