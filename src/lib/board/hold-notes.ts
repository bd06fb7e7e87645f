import type { NoteId } from '#domain/id.ts';
import type { Catalogue } from '#lib/i18n/catalogues.ts';
import { placeNote } from './board-acts.ts';
import type { BoardWork } from './board-work.svelte.ts';
import { onGrid, type Place } from './layout.ts';
import type { HandEvents } from './surface-hand.ts';

/** What happens when a note is lifted, carried and set down: others see it held, its place is written last. */
export function holdNotes(
	work: BoardWork,
	t: Catalogue,
	placed: () => ReadonlyMap<string, Place>,
	reading: () => 1 | -1
): HandEvents {
	return {
		reading,
		mayMove: (id) => work.canWrite && work.editing !== id,
		placeOf(id) {
			const place = placed().get(id);
			return place ? [place.x, place.y] : null;
		},
		lifted(id, pos) {
			work.held = { id, pos };
			work.live?.show({ drag: { note: id as NoteId, pos: onGrid(pos) } });
		},
		setDown(id, pos) {
			work.held = null;
			work.live?.show({ drag: undefined });
			if (pos && work.canWrite) placeNote(work, t, id as NoteId, pos);
		}
	};
}
