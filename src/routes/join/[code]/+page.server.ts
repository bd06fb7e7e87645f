import { error, fail, redirect } from '@sveltejs/kit';
import { joinCodeOf } from '#domain/join-code.ts';
import { isRefusal } from '#domain/refusal.ts';
import type { Actions, PageServerLoad } from './$types';

/**
 * Joining is two fields and a button, over a bad network, on an old phone: the page carries no
 * framework, only `static/join.js`, which keeps what was typed when the server cannot be reached.
 */
export const csr = false;

/** The event behind a code, and whether this browser is already somebody there. */
export const load: PageServerLoad = async ({ params, locals, setHeaders }) => {
	// Not `no-store`: going back to the form must bring back what was typed.
	setHeaders({ 'cache-control': 'private, no-cache' });
	const code = joinCodeOf(params.code);
	if (!code) error(404, 'wrong-code');
	if (code !== params.code) redirect(303, `/join/${code}`);
	const { app, seat, address } = locals;
	const event = await refusing(() => app.invitation(code, address));
	const member = await app.member(seat, event.id).catch(notThere);
	return { event, code, joined: member?.participant ? member.name : null };
};

export const actions: Actions = {
	default: async ({ params, request, locals }) => {
		const form = await request.formData();
		const name = String(form.get('name') ?? '');
		const organisation = String(form.get('organisation') ?? '');
		let event: string;
		try {
			const input = { code: params.code, name, organisation };
			const admission = await locals.app.join(locals.seat, input, locals.address);
			locals.keepSeat(admission.token);
			event = admission.event;
		} catch (reason) {
			if (!isRefusal(reason)) throw reason;
			return fail(reason.status, {
				name,
				organisation,
				refusal: { code: reason.code, detail: reason.detail }
			});
		}
		redirect(303, `/e/${event}`);
	}
};

/** A refusal becomes the page that says it. */
async function refusing<T>(task: () => Promise<T>): Promise<T> {
	try {
		return await task();
	} catch (reason) {
		if (isRefusal(reason)) error(reason.status, reason.code);
		throw reason;
	}
}

/** This browser is nobody in the event yet. */
function notThere(reason: unknown): null {
	if (isRefusal(reason)) return null;
	throw reason;
}
