import type { AgendaSlot } from './agenda.ts';
import type { EventFacts } from './event-view.ts';

/** A slot with its moments, ms since 1970. `path` names it within the event: day and slot index. */
export type TimedSlot = {
	readonly slot: AgendaSlot;
	readonly date: string;
	readonly path: string;
	readonly startsAt: number;
	readonly endsAt: number;
};

export type NowNext = {
	readonly now: TimedSlot | null;
	readonly next: TimedSlot | null;
	/** `before` the first slot, `during` the event, `after` the last. */
	readonly phase: 'before' | 'during' | 'after';
};

/** The agenda's slots in time order, their wall-clock times read in the event's time zone. */
export function timedSlots(event: Pick<EventFacts, 'days' | 'timezone'>): TimedSlot[] {
	return event.days
		.flatMap((day, d) =>
			day.slots.map((slot, s) => ({
				slot,
				date: day.date,
				path: `${d}.${s}`,
				startsAt: moment(day.date, slot.starts, event.timezone),
				endsAt: moment(day.date, slot.ends, event.timezone)
			}))
		)
		.sort((a, b) => a.startsAt - b.startsAt);
}

/** What is on now and what comes next, as planned, at a moment of the server's clock. */
export function nowNext(event: Pick<EventFacts, 'days' | 'timezone'>, at: number): NowNext {
	const slots = timedSlots(event);
	const now = slots.findLast((slot) => slot.startsAt <= at && at < slot.endsAt) ?? null;
	const next = slots.find((slot) => slot.startsAt > at) ?? null;
	const first = slots[0];
	const last = Math.max(...slots.map((slot) => slot.endsAt));
	return {
		now,
		next,
		phase: first === undefined || at < first.startsAt ? 'before' : at >= last ? 'after' : 'during'
	};
}

/** The slot a moment falls into, or null. */
export function slotAt(event: Pick<EventFacts, 'days' | 'timezone'>, at: number): TimedSlot | null {
	return nowNext(event, at).now;
}

/** The moment at which clocks in a time zone show a date and time. */
export function moment(date: string, time: string, timezone: string): number {
	const asUtc = Date.parse(`${date}T${time}:00Z`);
	const guess = asUtc - offset(asUtc, timezone);
	return asUtc - offset(guess, timezone);
}

function offset(at: number, timezone: string): number {
	const parts = new Intl.DateTimeFormat('en-GB', {
		timeZone: timezone,
		hourCycle: 'h23',
		year: 'numeric',
		month: '2-digit',
		day: '2-digit',
		hour: '2-digit',
		minute: '2-digit',
		second: '2-digit'
	}).formatToParts(at);
	const part = (type: string) => Number(parts.find((one) => one.type === type)?.value ?? 0);
	const shown = Date.UTC(
		part('year'),
		part('month') - 1,
		part('day'),
		part('hour'),
		part('minute'),
		part('second')
	);
	return shown - Math.floor(at / 1000) * 1000;
}
