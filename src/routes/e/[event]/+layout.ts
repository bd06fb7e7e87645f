import { error } from '@sveltejs/kit';
import type { EventView } from '#domain/event-view.ts';
import type { Me } from '#lib/event-context.svelte.ts';
import type { LayoutLoad } from './$types';

/** The event as it is now. The wall asks with the wall's rights, whoever opens it. */
export const load: LayoutLoad = async ({ fetch, params, route, untrack }) => {
	// Going from page to page within an event asks nothing anew: the live connection keeps it fresh.
	const as = untrack(() => route.id)?.endsWith('/wall') ? ('wall' as const) : undefined;
	const answer = await fetch(`/api/v1/events/${params.event}${as ? '?as=wall' : ''}`);
	const body = (await answer.json()) as EventAnswer;
	if ('error' in body) error(answer.status, body.error.code);
	const { me, ...view } = body;
	return { view, me, as };
};

type EventAnswer = (EventView & { me: Me }) | { error: { code: string } };
