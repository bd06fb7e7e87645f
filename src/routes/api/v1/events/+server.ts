import { eventLinks } from '#lib/links.ts';
import { answer, jsonOf } from '../answer.ts';
import type { RequestHandler } from './$types.ts';

export const POST: RequestHandler = (event) =>
	answer(
		event,
		async () => {
			const { app, address } = event.locals;
			const header = event.request.headers.get('authorization') ?? '';
			const token = /^Bearer (.+)$/i.exec(header)?.[1] ?? null;
			const created = await app.createEvent(await jsonOf(event), token, address);
			return {
				id: created.id,
				joinCode: created.joinCode,
				links: eventLinks(event.url.origin, created),
				boards: created.boards.map(({ id, session, letter, topic, questions }) => ({
					id,
					session,
					letter,
					topic,
					questions
				})),
				warnings: created.warnings
			};
		},
		201
	);
