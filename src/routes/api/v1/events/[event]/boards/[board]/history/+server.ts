import { Refusal } from '#domain/refusal.ts';
import { answer } from '../../../../../answer.ts';
import type { RequestHandler } from './$types.ts';

/** The minutes in which a board changed; with `?at=`, its notes as they stood then. */
export const GET: RequestHandler = (event) =>
	answer(event, async () => {
		const { app, seat } = event.locals;
		const { event: id, board } = event.params;
		const member = await app.member(seat, id);
		const asked = event.url.searchParams.get('at');
		if (asked === null) return { board, minutes: await app.boardMinutes(member, board) };
		const at = /^\d{1,15}$/.test(asked) ? Number(asked) : NaN;
		if (Number.isNaN(at))
			throw new Refusal('bad-request', { path: 'at', expected: 'a moment in ms since 1970' });
		return { board, at, notes: await app.boardAt(member, board, at) };
	});
