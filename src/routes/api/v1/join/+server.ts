import * as v from 'valibot';
import { answer, bodyOf } from '../answer.ts';
import type { RequestHandler } from './$types.ts';

const body = v.strictObject({
	code: v.pipe(v.string(), v.maxLength(64)),
	name: v.pipe(v.string(), v.maxLength(1000)),
	organisation: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(1000))))
});

export const POST: RequestHandler = (event) =>
	answer(event, async () => {
		const { app, seat, address, keepSeat } = event.locals;
		const { token, ...admission } = await app.join(seat, await bodyOf(event, body), address);
		keepSeat(token);
		return admission;
	});
