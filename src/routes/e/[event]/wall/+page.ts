import type { EventView } from '#domain/event-view.ts';
import type { Me } from '#lib/event-context.svelte.ts';
import type { PageLoad } from './$types';

/**
 * The event with the wall's rights, whoever opens it. The wall stands apart from the event's other
 * pages: coming here from one of them must not bring its rights along.
 */
export const load: PageLoad = async ({ fetch, params, url }) => {
	const answer = await fetch(`/api/v1/events/${params.event}?as=wall`);
	const body = (await answer.json()) as (EventView & { me: Me }) | { error: { code: string } };
	if ('error' in body) return { event: null, origin: url.origin };
	const { me, ...view } = body;
	return { event: { view, me }, origin: url.origin };
};
