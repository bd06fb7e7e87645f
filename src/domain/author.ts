import type { Organisation } from './agenda.ts';
import type { Attribution } from './attribution.ts';
import type { ReportAuthor } from './report.ts';

/** Who first wrote a note, as they gave their name when they joined. */
export type Author = { readonly name: string; readonly organisation: string | null };

/**
 * An author as far as the attribution goes, or null where it goes no further. An organisation that
 * is not on the event's list has the type `other`.
 */
export function authorWithin(
	author: Author,
	attribution: Attribution,
	organisations: readonly Organisation[]
): ReportAuthor | null {
	if (attribution === 'none') return null;
	if (attribution === 'person') return { name: author.name, organisation: author.organisation };
	if (author.organisation === null) return null;
	if (attribution === 'organisation') return { organisation: author.organisation };
	const wanted = folded(author.organisation);
	const known = organisations.find((one) =>
		[one.name, one.short].some((name) => name !== undefined && folded(name) === wanted)
	);
	return { type: known?.type ?? 'other' };
}

function folded(name: string): string {
	return name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}
