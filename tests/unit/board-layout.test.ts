import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { addNote, notesOf } from '#domain/note.ts';
import { clusterLines } from '#lib/board/cluster-lines.ts';
import { freeSpot, nearest, placesOf } from '#lib/board/layout.ts';
import { sectionsOf } from '#lib/board/sections.ts';

function boardWith(...placed: [string, [number, number] | null][]) {
	const doc = new Y.Doc();
	const ids = placed.map(([text, pos]) => addNote(doc, text, pos ? { pos } : {}));
	return { doc, ids, places: placesOf(notesOf(doc)) };
}

describe('the surface', () => {
	test('leaves placed notes where they are and lays the others out below, the same for everybody', () => {
		const { doc, places } = boardWith(
			['placed', [40, 100]],
			['loose one', null],
			['loose two', null]
		);
		expect(places[0]).toMatchObject({ x: 40, y: 100 });
		const copy = new Y.Doc();
		Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
		expect(placesOf(notesOf(copy))).toEqual(places);
		for (const loose of places.slice(1)) expect(loose.y).toBeGreaterThan(160);
		expect(new Set(places.map(({ x, y }) => `${x},${y}`)).size).toBe(3);
	});

	test('finds a free spot as near as can be to where a note is wanted', () => {
		const { places } = boardWith(['taken', [0, 0]]);
		const [x, y] = freeSpot(places, [0, 0]);
		expect(x >= 200 || x <= -200 || y >= 60 || y <= -100).toBe(true);
		expect(Math.hypot(x, y)).toBeLessThan(320);
		expect(freeSpot(places, [1003, 997])).toEqual([1000, 1000]);
	});

	test('goes by arrow to the nearest note straight ahead', () => {
		const { ids, places } = boardWith(
			['middle', [400, 400]],
			['start', [100, 420]],
			['end', [700, 380]],
			['far end', [1000, 400]],
			['up', [420, 100]]
		);
		const middle = ids[0]!;
		expect(nearest(places, middle, 'start')).toBe(ids[1]);
		expect(nearest(places, middle, 'end')).toBe(ids[2]);
		expect(nearest(places, middle, 'up')).toBe(ids[4]);
		expect(nearest(places, middle, 'down')).toBe(null);
	});
});

test('a cluster’s line ends where the next one beside it begins', () => {
	const doc = new Y.Doc();
	for (const [cluster, x] of [
		['papers-1', 0],
		['papers-1', 500],
		['teachers', 300]
	] as const)
		addNote(doc, cluster, { cluster, pos: [x, 100] });
	const notes = notesOf(doc);
	const places = new Map(placesOf(notes).map((place) => [place.id, place]));
	const clusters = [
		{ id: 'papers-1', name: 'A place before papers', pos: null },
		{ id: 'teachers', name: 'Teachers', pos: null },
		{ id: 'nobodys1', name: 'Empty', pos: null }
	];
	const [papers, teachers, none] = clusterLines(clusters, notes, places);
	expect(papers).toMatchObject({ x: 0, count: 2, width: 288 });
	expect(teachers).toMatchObject({ x: 300, count: 1 });
	expect(none).toBe(undefined);
});

test('the list has every note once: under its question, in its cluster or in none', () => {
	const doc = new Y.Doc();
	addNote(doc, 'no question', { pos: [0, 300] });
	addNote(doc, 'second question', { question: 'q2', pos: [0, 200] });
	addNote(doc, 'in the cluster', { cluster: 'teachers', pos: [0, 100] });
	addNote(doc, 'of a cluster nobody knows', { cluster: 'unknown1', pos: [0, 400] });
	const board = {
		questions: [
			{ id: 'q1', text: 'Which wells do we keep?' },
			{ id: 'q2', text: 'Who pays for the meters?' }
		]
	};
	const clusters = [{ id: 'teachers', name: 'Teachers', pos: null }];
	const words = sectionsOf(board, clusters, notesOf(doc)).map((section) =>
		section.heaps.map((heap) => heap.notes.map((note) => note.text))
	);
	expect(words).toEqual([
		[['in the cluster'], ['no question', 'of a cluster nobody knows']],
		[['second question']]
	]);
});
