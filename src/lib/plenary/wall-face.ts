import type { EventView } from '#domain/event-view.ts';
import { nowNext } from '#domain/now-next.ts';
import { breakoutOpen, promotedIn, roomSpeaks, sessionNow } from './session-now.ts';

/** What the wall has to show at a moment: the agenda, a session's boxes, or the two in turns. */
export type WallFaces = {
	readonly session: string | null;
	readonly agenda: boolean;
	readonly boxes: boolean;
};

/**
 * Nobody steers the wall; it follows the event. Before anything is promoted it shows the agenda.
 * While groups write, or between sessions, agenda and boxes take turns; while the room speaks about
 * what its groups promoted, or the groups have closed, the boxes stay alone.
 */
export function wallFaces(view: EventView, at: number): WallFaces {
	const session = sessionNow(view, at);
	if (session === null || promotedIn(view, session).length === 0)
		return { session, agenda: true, boxes: false };
	const { now, phase } = nowNext(view.event, at);
	if (now && now.slot.session === session && roomSpeaks(now.slot.kind))
		return { session, agenda: false, boxes: true };
	if (breakoutOpen(view, session)) return { session, agenda: true, boxes: true };
	const between = phase === 'during' && now?.slot.session !== session;
	return { session, agenda: between, boxes: true };
}
