import { fail } from '@sveltejs/kit';
import { agendaOf } from '#domain/agenda.ts';
import { isRefusal, Refusal } from '#domain/refusal.ts';
import { eventLinks } from '#lib/links.ts';
import type { Actions } from './$types';

/** Longest agenda text taken, in characters. */
const MOST = 2_000_000;

export const actions: Actions = {
	/** Reads the agenda and says what is wrong, without a token and without making anything. */
	check: async ({ request }) => {
		const typed = await typedIn(request);
		try {
			agendaOf(jsonOf(typed.text));
		} catch (reason) {
			return refused(reason, typed);
		}
		return { ...typed, checked: true as const };
	},

	/** Makes the event, whole or not at all. */
	create: async ({ request, locals, url }) => {
		const typed = await typedIn(request);
		try {
			const file = jsonOf(typed.text);
			const created = await locals.app.createEvent(file, typed.token || null, locals.address);
			return {
				made: {
					title: agendaOf(file).agenda.title,
					joinCode: created.joinCode,
					links: eventLinks(url.origin, created)
				}
			};
		} catch (reason) {
			return refused(reason, typed);
		}
	}
};

type Typed = { text: string; token: string };

/** A chosen file wins over the text box. */
async function typedIn(request: Request): Promise<Typed> {
	const form = await request.formData();
	const file = form.get('file');
	const token = String(form.get('token') ?? '').trim();
	if (file instanceof File && file.size > 0)
		return { text: file.size > MOST ? '' : await file.text(), token };
	return { text: String(form.get('agenda') ?? ''), token };
}

function jsonOf(text: string): unknown {
	if (text.trim() === '') throw new Refusal('bad-agenda');
	if (text.length > MOST) throw new Refusal('too-large');
	try {
		return JSON.parse(text.replace(/^\ufeff/, '')) as unknown;
	} catch {
		throw new Refusal('bad-agenda', { path: '(the whole file)', expected: 'JSON' });
	}
}

function refused(reason: unknown, typed: Typed) {
	if (!isRefusal(reason)) throw reason;
	return fail(reason.status, {
		...typed,
		refusal: { code: reason.code, detail: reason.detail }
	});
}
