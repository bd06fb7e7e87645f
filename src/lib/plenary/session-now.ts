import { boardsOfSession, type EventView } from '#domain/event-view.ts';
import { nowNext, timedSlots } from '#domain/now-next.ts';
import type { Recommendation } from '#domain/recommendation.ts';

/** The slots in which a whole room speaks about what its groups promoted. */
export function roomSpeaks(kind: string): boolean {
	return kind === 'report-back' || kind === 'plenary-discussion';
}

/** Whether groups are writing in a session: a breakout is open (its plenary board does not count). */
export function breakoutOpen(view: EventView, session: string): boolean {
	return boardsOfSession(view, session).some((board) => board.open && !board.plenary);
}

/** The live recommendations of one session, over all its boards. */
export function promotedIn(view: EventView, session: string): Recommendation[] {
	return view.recommendations.filter((one) => one.session === session && one.status === 'live');
}

/**
 * The session the room is with. Where the agenda has the room speaking, the agenda says; else what
 * people did counts before what was planned: an open breakout, then the slot that is on, then the
 * latest promotion (breaks, and events that run off their agenda), then what comes next.
 * Null only in an event without sessions.
 */
export function sessionNow(view: EventView, at: number): string | null {
	const slot = nowNext(view.event, at).now?.slot;
	if (slot?.session !== undefined && roomSpeaks(slot.kind)) return slot.session;
	const open = view.sessions.filter((session) => breakoutOpen(view, session.id));
	if (open.length > 0)
		return (open.find((session) => session.id === slot?.session) ?? open.at(-1))?.id ?? null;
	if (slot?.session !== undefined) return slot.session;
	const latest = view.recommendations
		.filter((one) => one.status === 'live')
		.reduce<Recommendation | null>((last, one) => (last && last.at > one.at ? last : one), null);
	if (latest) return latest.session;
	const coming = timedSlots(view.event).find((one) => one.startsAt > at && one.slot.session);
	return coming?.slot.session ?? view.sessions[0]?.id ?? null;
}
