import { describe, expect, it } from 'vitest';
import { sessionNow } from '#lib/plenary/session-now.ts';
import { wallFaces } from '#lib/plenary/wall-face.ts';
import { portAmani, townsThatHost, withBoards, withPromotion } from '../support/fixture-event.ts';

const promoted = townsThatHost();
const quiet = { ...promoted, recommendations: [] };
const opened = withBoards(promoted, (board) => ({ open: board.session === 'I' || board.plenary }));

describe('the session a room is with', () => {
	it('is the one on the agenda', () => {
		expect(sessionNow(quiet, portAmani('10:00'))).toBe('I');
		expect(sessionNow(quiet, portAmani('09:10', '2026-06-10'))).toBe('II');
	});

	it('is the one whose breakout a facilitator has opened, whatever the agenda says', () => {
		const early = withBoards(quiet, (board) => ({ open: board.session === 'I' }));
		expect(sessionNow(early, portAmani('09:05'))).toBe('I');
		expect(sessionNow(early, portAmani('08:00', '2030-01-01'))).toBe('I');
	});

	it('is the one in report-back, though an earlier breakout was never closed', () => {
		expect(sessionNow(opened, portAmani('09:30', '2026-06-10'))).toBe('II');
	});

	it('stays in the break with what was promoted last', () => {
		expect(sessionNow(promoted, portAmani('13:30'))).toBe('I');
		const later = withPromotion(
			promoted,
			'P',
			{ text: 'Meet again' },
			portAmani('10:00', '2026-06-10'),
			'II'
		);
		expect(sessionNow(later, portAmani('12:00', '2026-06-12'))).toBe('II');
	});

	it('is the next one while nothing has happened yet, and none without sessions', () => {
		expect(sessionNow(quiet, portAmani('08:35'))).toBe('I');
		expect(sessionNow(quiet, portAmani('20:00', '2026-06-12'))).toBe('I');
		const bare = { ...quiet, event: { ...quiet.event, days: [] }, sessions: [], boards: [] };
		expect(sessionNow(bare, portAmani('20:00'))).toBeNull();
	});
});

describe('what the wall shows', () => {
	it('is the agenda until something is promoted', () => {
		expect(wallFaces(quiet, portAmani('12:40'))).toEqual({
			session: 'I',
			agenda: true,
			boxes: false
		});
	});

	it('is the agenda and the boxes in turns while groups write', () => {
		expect(wallFaces(opened, portAmani('12:00'))).toMatchObject({ agenda: true, boxes: true });
	});

	it('is the boxes alone in report-back, in plenary discussion and once the groups have closed', () => {
		const alone = { session: 'I', agenda: false, boxes: true };
		expect(wallFaces(opened, portAmani('12:40'))).toEqual(alone);
		expect(wallFaces(promoted, portAmani('12:20'))).toEqual(alone);
		expect(wallFaces(promoted, portAmani('12:20', '2030-01-01'))).toEqual(alone);
	});

	it('is both in turns at lunch, and the agenda when the next session starts without any', () => {
		expect(wallFaces(promoted, portAmani('13:30'))).toMatchObject({ agenda: true, boxes: true });
		expect(wallFaces(promoted, portAmani('09:10', '2026-06-10'))).toMatchObject({
			session: 'II',
			boxes: false
		});
	});

	it('does not count a withdrawn recommendation', () => {
		const withdrawn = {
			...promoted,
			recommendations: promoted.recommendations.map((one) => ({
				...one,
				status: 'withdrawn' as const
			}))
		};
		expect(wallFaces(withdrawn, portAmani('12:40')).boxes).toBe(false);
	});
});
