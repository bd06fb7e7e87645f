import * as v from 'valibot';
import { answer, bodyOf } from '../answer.ts';
import type { RequestHandler } from './$types.ts';

const body = v.strictObject({
	secret: v.pipe(v.string(), v.maxLength(256)),
	name: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(1000))))
});

export const POST: RequestHandler = (event) =>
	answer(event, async () => {
		const { app, seat, address, keepSeat } = event.locals;
		const { token, ...admission } = await app.enter(seat, await bodyOf(event, body), address);
		keepSeat(token);
		return admission;
	});
