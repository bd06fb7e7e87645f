import { json, type RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import { isRefusal, Refusal } from '#domain/refusal.ts';
import { catalogueIn } from '#lib/i18n/catalogues.ts';
import { refusalWords } from '#lib/i18n/refusal-words.ts';

/**
 * Answers an API request with what the task gives: a value as JSON, or a Response as it is. A refusal
 * becomes `{error: {code, message, …}}` with its status, the message in the reader's language.
 */
export async function answer(
	event: RequestEvent,
	task: () => Promise<unknown>,
	status = 200
): Promise<Response> {
	event.setHeaders({ 'cache-control': 'no-store' });
	try {
		const result = await task();
		return result instanceof Response ? result : json(result, { status });
	} catch (error) {
		if (!isRefusal(error)) throw error;
		const words = await catalogueIn(event.locals.locale);
		const message = refusalWords(words, error.code, error.detail);
		return json(
			{ error: { code: error.code, message, ...error.detail } },
			{ status: error.status }
		);
	}
}

/**
 * The request's JSON body, parsed.
 * @throws Refusal `bad-request` with the path of the bad value; `too-large`
 */
export async function bodyOf<S extends v.GenericSchema>(
	event: RequestEvent,
	schema: S
): Promise<v.InferOutput<S>> {
	const result = v.safeParse(schema, await jsonOf(event));
	if (result.success) return result.output;
	const issue = result.issues[0];
	const path = issue.path?.map((step) => String(step.key)).join('.') ?? '';
	throw new Refusal('bad-request', { path: path || '(the whole body)', expected: issue.message });
}

/** @throws Refusal `bad-request` when the body is not JSON; `too-large` */
export async function jsonOf(event: RequestEvent): Promise<unknown> {
	try {
		return (await event.request.json()) as unknown;
	} catch (error) {
		if (typeof error === 'object' && error !== null && 'status' in error && error.status === 413)
			throw new Refusal('too-large');
		throw new Refusal('bad-request', { path: '(the whole body)', expected: 'JSON' });
	}
}
