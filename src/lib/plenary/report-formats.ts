import { reportFormats } from '#domain/report-format.ts';

/** What of an event a report holds: all of it, a session, or one board. */
export type Extract =
	| { readonly of: 'event' }
	| { readonly of: 'session'; readonly id: string }
	| { readonly of: 'board'; readonly id: string };

/** An extract as one word, for a form's field and an address: '', `session.I`, `board.ID`. */
export function extractWord(extract: Extract): string {
	return extract.of === 'event' ? '' : `${extract.of}.${extract.id}`;
}

/** Reads such a word; what it does not know means the whole event. */
export function extractOf(word: string): Extract {
	const [, of, id] = /^(session|board)\.(.+)$/.exec(word) ?? [];
	if (id === undefined) return { of: 'event' };
	return of === 'board' ? { of, id } : { of: 'session', id };
}

/** The address of a report file; the report page's form and its tests agree on it here. */
export function reportAddress(event: string, asked: URLSearchParams): string {
	const format = reportFormats.find((one) => one === asked.get('format')) ?? reportFormats[0];
	const query = new URLSearchParams({ attribution: asked.get('attribution') || 'none' });
	const extract = extractOf(asked.get('extract') ?? '');
	if (extract.of !== 'event') query.set(extract.of, extract.id);
	return `/api/v1/events/${encodeURIComponent(event)}/report.${format}?${query}`;
}
