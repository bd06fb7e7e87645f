import { languageOf, type Locale } from './languages.ts';

/** How times and numbers are written in one language, on the clock of the event's place. */
export interface Formats {
	/** `14:02`, always 24 hours. */
	time: (at: number | Date) => string;
	/** `9 June`. */
	day: (at: number | Date) => string;
	/** `Tuesday 9 June`. */
	weekday: (at: number | Date) => string;
	/** `9 June 2026, 14:02`. */
	moment: (at: number | Date) => string;
	/** `9–10 June 2026`. */
	days: (from: number | Date, to: number | Date) => string;
	number: (count: number) => string;
	/** `A, B and C`. */
	list: (parts: readonly string[]) => string;
}

/** An unknown time zone falls back to UTC, so that a wrong agenda is still readable. */
export function formatsOf(locale: Locale, timeZone: string): Formats {
	const { region } = languageOf(locale);
	const zone = knownZone(timeZone);
	const dates = (options: Intl.DateTimeFormatOptions) =>
		new Intl.DateTimeFormat(region, { timeZone: zone, numberingSystem: 'latn', ...options });
	const time = dates({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
	const day = dates({ day: 'numeric', month: 'long' });
	const weekday = dates({ weekday: 'long', day: 'numeric', month: 'long' });
	const moment = dates({
		day: 'numeric',
		month: 'long',
		year: 'numeric',
		hour: '2-digit',
		minute: '2-digit',
		hourCycle: 'h23'
	});
	const days = dates({ day: 'numeric', month: 'long', year: 'numeric' });
	const number = new Intl.NumberFormat(region, { numberingSystem: 'latn' });
	const list = new Intl.ListFormat(region, { type: 'conjunction' });
	return {
		time: (at) => time.format(at),
		day: (at) => day.format(at),
		weekday: (at) => weekday.format(at),
		moment: (at) => moment.format(at),
		days: (from, to) => days.formatRange(from, to),
		number: (count) => number.format(count),
		list: (parts) => list.format(parts)
	};
}

/** Seconds as a clock: `07:42`, `1:05:00`. Below zero it stays at `00:00`. */
export function clock(seconds: number): string {
	const whole = Math.max(0, Math.ceil(seconds));
	const two = (part: number) => String(part).padStart(2, '0');
	const hours = Math.floor(whole / 3600);
	const rest = `${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
	return hours > 0 ? `${hours}:${rest}` : rest;
}

function knownZone(timeZone: string): string {
	try {
		return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;
	} catch {
		return 'UTC';
	}
}
