import type { Timer } from '#domain/board.ts';

/** Seconds left at a moment of the server's clock, below zero when it has run out; null without a timer. */
export function secondsLeft(timer: Timer | null, at: number): number | null {
	return timer ? (timer.endsAt - at) / 1000 : null;
}
