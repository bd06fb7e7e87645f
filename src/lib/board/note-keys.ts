import type { NoteId } from '#domain/id.ts';
import { setNote } from '#domain/note.ts';
import type { Catalogue } from '#lib/i18n/catalogues.ts';
import { placeNote, removeNote } from './board-acts.ts';
import type { BoardWork } from './board-work.svelte.ts';
import { sectionsOf } from './sections.ts';
import { nearest, type Direction, type Place } from './layout.ts';

/** How far Shift and an arrow move a note, px. */
const STEP = 24;

const steps: Record<Direction, readonly [number, number]> = {
	start: [-STEP, 0],
	end: [STEP, 0],
	up: [0, -STEP],
	down: [0, STEP]
};

/** Which way an arrow key points, in reading direction. */
export function directionOf(key: string, rtl: boolean): Direction | null {
	if (key === 'ArrowUp') return 'up';
	if (key === 'ArrowDown') return 'down';
	if (key === 'ArrowRight') return rtl ? 'start' : 'end';
	if (key === 'ArrowLeft') return rtl ? 'end' : 'start';
	return null;
}

/** Moves a note one step, as its menu does and as Shift with an arrow does. */
export function stepNote(
	work: BoardWork,
	t: Catalogue,
	places: readonly Place[],
	id: NoteId,
	towards: Direction
): void {
	const place = places.find((one) => one.id === id);
	const [dx, dy] = steps[towards];
	if (place) placeNote(work, t, id, [place.x + dx, place.y + dy]);
}

/**
 * Moves a note one place up or down in the list: it changes places with its neighbour. Two people at
 * once: of each note the later place stands.
 */
export function swapNotes(
	work: BoardWork,
	t: Catalogue,
	places: readonly Place[],
	id: NoteId,
	towards: 'up' | 'down'
): void {
	const note = work.live?.notes.shown.find((one) => one.id === id);
	if (!note) return;
	const heap = sectionsOf(work.board, work.clusters, work.live?.notes.shown ?? [])
		.flatMap((section) => section.heaps)
		.find((one) => one.notes.some((other) => other.id === id));
	const at = heap?.notes.findIndex((one) => one.id === id) ?? -1;
	const neighbour = heap?.notes[at + (towards === 'up' ? -1 : 1)];
	const here = places.find((one) => one.id === id);
	const there = places.find((one) => one.id === neighbour?.id);
	if (!neighbour || !here || !there) return;
	work.history?.pause();
	setNote(work.doc, neighbour.id, { pos: [here.x, here.y] });
	setNote(work.doc, id, { pos: [there.x, there.y] });
	work.history?.pause();
	work.say(t.board.moved, () => work.history?.undo());
}

/** Keys on a note that has the focus. Gives the note to focus next, or null. */
export function noteKey(
	work: BoardWork,
	t: Catalogue,
	places: readonly Place[],
	id: NoteId,
	event: KeyboardEvent
): string | null {
	const rtl = document.documentElement.dir === 'rtl';
	const towards = directionOf(event.key, rtl);
	if (towards && !event.ctrlKey && !event.altKey && !event.metaKey) {
		event.preventDefault();
		if (!event.shiftKey) return nearest(places, id, towards);
		if (work.canWrite) stepNote(work, t, places, id, towards);
	} else if (event.key === 'Delete' && work.canWrite) {
		event.preventDefault();
		const next =
			nearest(places, id, 'down') ?? nearest(places, id, 'up') ?? nearest(places, id, 'end');
		removeNote(work, t, id);
		return next;
	}
	return null;
}
