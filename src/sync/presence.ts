import { isItemId, type NoteId } from '#domain/id.ts';
import { positionOf, type Position } from '#domain/position.ts';

/**
 * What a client says of itself in awareness: where its caret is, what it drags. At most 256 bytes,
 * 10 a second, dropped first for slow readers. Never who it is: names come with the roster.
 */
export type Presence = {
	/** The note being written in. */
	readonly note?: NoteId;
	/** Caret and the other end of the selection: encoded relative positions, base64. */
	readonly head?: string;
	readonly anchor?: string;
	/** A note in the hand, and where it is held. */
	readonly drag?: { readonly note: NoteId; readonly pos: Position };
};

/** A stranger's state; what it wrote wrongly is left out. */
export function presenceOf(state: unknown): Presence {
	if (typeof state !== 'object' || state === null) return {};
	const { note, head, anchor, drag } = state as Record<string, unknown>;
	return {
		...(isNote(note) ? { note } : {}),
		...(typeof head === 'string' ? { head } : {}),
		...(typeof anchor === 'string' ? { anchor } : {}),
		...dragOf(drag)
	};
}

function dragOf(value: unknown): Pick<Presence, 'drag'> {
	if (typeof value !== 'object' || value === null) return {};
	const { note, pos } = value as Record<string, unknown>;
	const place = positionOf(pos);
	return isNote(note) && place ? { drag: { note, pos: place } } : {};
}

function isNote(value: unknown): value is NoteId {
	return typeof value === 'string' && isItemId(value);
}
