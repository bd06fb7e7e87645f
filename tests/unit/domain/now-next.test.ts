import { describe, expect, it } from 'vitest';
import { agendaOf } from '#domain/agenda.ts';
import { moment, nowNext } from '#domain/now-next.ts';

const slot = (starts: string, ends: string, title: string) => ({
	starts,
	ends,
	title,
	kind: 'remarks'
});
const { agenda } = agendaOf({
	format: 'plenum-agenda/1',
	title: 'Towns that host',
	starts: '2026-06-09',
	ends: '2026-06-10',
	timezone: 'Africa/Nairobi',
	days: [
		{ date: '2026-06-10', slots: [slot('09:00', '10:00', 'Day two')] },
		{
			date: '2026-06-09',
			slots: [slot('08:30', '09:00', 'Coffee'), slot('09:00', '10:00', 'Opening')]
		}
	]
});
const titles = (at: string) => {
	const { now, next, phase } = nowNext(agenda, Date.parse(at));
	return [now?.slot.title ?? null, next?.slot.title ?? null, phase];
};

describe('what is on now and next', () => {
	it('is read in the event’s time zone, not the reader’s', () => {
		expect(new Date(moment('2026-06-09', '08:30', 'Africa/Nairobi')).toISOString()).toBe(
			'2026-06-09T05:30:00.000Z'
		);
	});

	it('survives the day the clocks change', () => {
		expect(new Date(moment('2026-03-29', '03:30', 'Europe/Paris')).toISOString()).toBe(
			'2026-03-29T01:30:00.000Z'
		);
		expect(new Date(moment('2026-03-29', '01:30', 'Europe/Paris')).toISOString()).toBe(
			'2026-03-29T00:30:00.000Z'
		);
	});

	it.each([
		['2026-06-09T05:00:00Z', [null, 'Coffee', 'before']],
		['2026-06-09T05:30:00Z', ['Coffee', 'Opening', 'during']],
		['2026-06-09T06:00:00Z', ['Opening', 'Day two', 'during']],
		['2026-06-09T20:00:00Z', [null, 'Day two', 'during']],
		['2026-06-10T07:00:00Z', [null, null, 'after']]
	])('at %s', (at, expected) => {
		expect(titles(at)).toEqual(expected);
	});
});
