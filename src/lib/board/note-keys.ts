import type { NoteId } from '#domain/id.ts';
import type { Catalogue } from '#lib/i18n/catalogues.ts';
import { placeNote, removeNote } from './board-acts.ts';
import type { BoardWork } from './board-work.svelte.ts';
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
