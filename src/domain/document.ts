import type { BoardId, EventId } from './id.ts';

/**
 * The kinds of shared document. The document is the permission boundary: what has different
 * writers lies in different documents. Names on the wire: `event:ID`, `board:ID`.
 */
export type DocumentRef =
	| { readonly kind: 'event'; readonly event: EventId }
	| { readonly kind: 'board'; readonly board: BoardId };

export type DocumentName = `event:${string}` | `board:${string}`;

export function documentName(ref: DocumentRef): DocumentName {
	return ref.kind === 'event' ? `event:${ref.event}` : `board:${ref.board}`;
}

/** Reads a stranger's document name. Null for anything not of the exact shape. */
export function documentOf(name: string): DocumentRef | null {
	const match = /^(event|board):([0-9a-hjkmnp-tv-z]{26})$/.exec(name);
	if (!match) return null;
	return match[1] === 'event'
		? { kind: 'event', event: match[2] as EventId }
		: { kind: 'board', board: match[2] as BoardId };
}
