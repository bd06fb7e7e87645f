import { answer, jsonOf } from '../../../answer.ts';
import type { RequestHandler } from './$types.ts';

export const POST: RequestHandler = (event) =>
	answer(event, async () => {
		const { app, seat } = event.locals;
		const member = await app.member(seat, event.params.event);
		return app.command(member, await jsonOf(event));
	});
