import { boardsOfSession, type EventView } from '#domain/event-view.ts';
import { nowNext } from '#domain/now-next.ts';

/** Something that runs: when it ends, ms since 1970 by the server's clock, and how long it is, ms. */
export type Running = {
	readonly of: 'timer' | 'slot';
	readonly endsAt: number;
	readonly whole: number;
};

/**
 * What a room lives by at a moment: the timer that all open boards of the session share, running or
 * just run out; else the slot that is on. Boards with timers of their own show them themselves.
 */
export function runningIn(view: EventView, session: string | null, at: number): Running | null {
	const timer = session === null ? null : sharedTimer(view, session);
	if (timer) return { of: 'timer', endsAt: timer.endsAt, whole: timer.seconds * 1000 };
	const now = nowNext(view.event, at).now;
	return now && { of: 'slot', endsAt: now.endsAt, whole: now.endsAt - now.startsAt };
}

/** How much is left, from 1 to 0, as the time rule draws it. */
export function shareLeft(running: Running | null, at: number): number | null {
	if (!running || running.whole <= 0) return null;
	return Math.max(0, Math.min(1, (running.endsAt - at) / running.whole));
}

/** Seconds left; never more than the whole, though this page's clock may run a moment behind. */
export function secondsLeft(running: Running, at: number): number {
	return Math.max(0, Math.min(running.whole, running.endsAt - at) / 1000);
}

function sharedTimer(view: EventView, session: string) {
	const open = boardsOfSession(view, session).filter((board) => board.open);
	const first = open[0]?.timer ?? null;
	return first && open.every((board) => board.timer?.endsAt === first.endsAt) ? first : null;
}
