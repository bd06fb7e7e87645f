import type { Note } from '#domain/note.ts';
import type { Position } from '#domain/position.ts';
import { NOTE_WIDTH, noteHeight } from './note-size.ts';

/** A note's place on the surface, px at 100 % from the start corner. */
export type Place = {
	readonly id: string;
	readonly x: number;
	readonly y: number;
	readonly height: number;
};

export type Area = {
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
};

/** Between notes that were laid out, and the surface's own margin, px. */
const GAP = 12;
const MARGIN = 24;
const COLUMNS = 4;
/** Notes snap to this when set down, px. */
const GRID = 8;

/**
 * Where each note is drawn. Placed notes are where they were put; the others fill columns below them,
 * the same on every device, and are not written: nobody's hand put them there.
 */
export function placesOf(notes: readonly Note[]): Place[] {
	const places: Place[] = [];
	const loose: Note[] = [];
	for (const note of notes)
		if (note.pos)
			places.push({ id: note.id, x: note.pos[0], y: note.pos[1], height: noteHeight(note) });
		else loose.push(note);
	const start = places.length === 0 ? MARGIN : edgeOf(places) + GAP * 2;
	const ends = Array.from({ length: COLUMNS }, () => start);
	for (const note of loose) {
		const column = ends.indexOf(Math.min(...ends));
		const y = ends[column] ?? start;
		// Coarse steps, so that a letter more does not push the notes below it about.
		const height = Math.ceil(noteHeight(note) / 40) * 40;
		places.push({ id: note.id, x: MARGIN + column * (NOTE_WIDTH + GAP), y, height });
		ends[column] = y + height + GAP;
	}
	return places;
}

/** The area that holds all places; null when there are none. */
export function boundsOf(places: readonly Place[]): Area | null {
	if (places.length === 0) return null;
	const left = Math.min(...places.map((place) => place.x));
	const top = Math.min(...places.map((place) => place.y));
	const right = Math.max(...places.map((place) => place.x + NOTE_WIDTH));
	return { x: left, y: top, width: right - left, height: edgeOf(places) - top };
}

/** An area with the room that cluster names need above it. */
export function withHeads(area: Area | null, clusters: number): Area | null {
	return area && clusters > 0 ? { ...area, y: area.y - 44, height: area.height + 44 } : area;
}

/** A free spot for a new note, as near as can be to where it is wanted. */
export function freeSpot(places: readonly Place[], wanted: Position, height = 100): Position {
	const [x, y] = onGrid(wanted);
	const stepX = NOTE_WIDTH + GAP;
	const stepY = 56;
	for (let ring = 0; ring < 40; ring++) {
		const spots: Position[] = [];
		for (let dx = -ring; dx <= ring; dx++)
			for (let dy = -ring * 2; dy <= ring * 2; dy++)
				if (Math.abs(dx) === ring || Math.abs(dy) === ring * 2)
					spots.push([x + dx * stepX, y + dy * stepY]);
		spots.sort((a, b) => distance(a, [x, y]) - distance(b, [x, y]) || a[1] - b[1]);
		const free = spots.find((spot) => !places.some((place) => overlaps(place, spot, height)));
		if (free) return free;
	}
	return [x, edgeOf(places) + GAP];
}

export function onGrid([x, y]: Position): Position {
	return [Math.round(x / GRID) * GRID, Math.round(y / GRID) * GRID];
}

export type Direction = 'start' | 'end' | 'up' | 'down';

/**
 * The nearest note in a direction; what lies straight ahead counts more than what lies aside. The
 * four directions overlap, so that every note is ahead in one of them.
 */
export function nearest(places: readonly Place[], from: string, towards: Direction): string | null {
	const here = places.find((place) => place.id === from);
	if (!here) return null;
	const across = towards === 'start' || towards === 'end';
	const sign = towards === 'end' || towards === 'down' ? 1 : -1;
	let best: string | null = null;
	let least = Infinity;
	for (const place of places) {
		const dx = place.x - here.x;
		const dy = middle(place) - middle(here);
		const ahead = sign * (across ? dx : dy);
		const aside = Math.abs(across ? dy : dx);
		if (place.id === from || ahead <= 4 || aside > ahead * 1.5) continue;
		const cost = ahead + aside * 2;
		if (cost < least) {
			least = cost;
			best = place.id;
		}
	}
	return best;
}

function middle(place: Place): number {
	return place.y + place.height / 2;
}

function edgeOf(places: readonly Place[]): number {
	return Math.max(0, ...places.map((place) => place.y + place.height));
}

function overlaps(place: Place, [x, y]: Position, height: number): boolean {
	return (
		x < place.x + NOTE_WIDTH + GAP / 2 &&
		place.x < x + NOTE_WIDTH + GAP / 2 &&
		y < place.y + place.height + GAP / 2 &&
		place.y < y + height + GAP / 2
	);
}

function distance(a: Position, b: Position): number {
	return Math.hypot(a[0] - b[0], a[1] - b[1]);
}
