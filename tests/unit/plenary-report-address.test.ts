import { expect, it } from 'vitest';
import { extractOf, extractWord, reportAddress } from '#lib/plenary/report-formats.ts';

it('the form of the report page asks for a file of the API', () => {
	const asked = new URLSearchParams('format=csv&attribution=type&extract=session.II');
	expect(reportAddress('abc', asked)).toBe(
		'/api/v1/events/abc/report.csv?attribution=type&session=II'
	);
	expect(reportAddress('abc', new URLSearchParams('extract=board.b1&format=json'))).toBe(
		'/api/v1/events/abc/report.json?attribution=none&board=b1'
	);
});

it('an empty or strange form asks for the whole event in Word, naming nobody', () => {
	const whole = '/api/v1/events/abc/report.docx?attribution=none';
	expect(reportAddress('abc', new URLSearchParams())).toBe(whole);
	expect(reportAddress('abc', new URLSearchParams('format=../x&extract=else'))).toBe(whole);
});

it('an extract survives the way through a form', () => {
	for (const extract of [
		{ of: 'event' },
		{ of: 'session', id: 'IV.b' },
		{ of: 'board', id: 'b1' }
	] as const)
		expect(extractOf(extractWord(extract))).toEqual(extract);
});
