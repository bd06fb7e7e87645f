import { answer } from '../../answer.ts';
import type { RequestHandler } from './$types.ts';

export const GET: RequestHandler = (event) =>
	answer(event, async () => {
		const { app, seat } = event.locals;
		const as = event.url.searchParams.get('as') === 'wall' ? 'wall' : undefined;
		const member = await app.member(seat, event.params.event, as);
		const { participant, name, role } = member;
		return {
			...(await app.view(member)),
			me: { participant, name, role, choices: await app.choices(member) }
		};
	});
