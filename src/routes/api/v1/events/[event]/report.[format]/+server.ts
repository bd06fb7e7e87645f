import { isAttribution } from '#domain/attribution.ts';
import { Refusal } from '#domain/refusal.ts';
import { answer } from '../../../answer.ts';
import type { RequestHandler } from './$types.ts';

export const GET: RequestHandler = (event) =>
	answer(event, async () => {
		const { app, seat, locale } = event.locals;
		const query = event.url.searchParams;
		const attribution = query.get('attribution') || 'none';
		if (!isAttribution(attribution))
			throw new Refusal('bad-request', {
				path: 'attribution',
				expected: 'one of none, type, organisation, person'
			});
		const member = await app.member(seat, event.params.event);
		const file = await app.exportReport(member, event.params.format, {
			attribution,
			session: query.get('session') || null,
			board: query.get('board') || null,
			locale
		});
		return new Response(file.bytes, {
			headers: { 'content-type': file.type, 'content-disposition': file.disposition }
		});
	});
