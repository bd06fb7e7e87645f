import { printed } from '#domain/printed.ts';
import type { PlenaryBox } from './boxes.ts';
import { portionsOf } from './portions.ts';

/** One piece of a box on the wall: what is never cut. */
export type WallPiece =
	| { readonly kind: 'question'; readonly text: string }
	| { readonly kind: 'empty' }
	| {
			readonly kind: 'item';
			readonly id: string;
			/** Null where a long text goes on. */
			readonly label: string | null;
			readonly lead: string | null;
			readonly text: string;
	  };

/** Longest run of characters that stands in one piece; a page holds at least one. */
const PORTION = 480;

/** A box in pieces, in order; marks are set as in print, long texts in portions. */
export function piecesOf(box: PlenaryBox): WallPiece[] {
	return box.sections.flatMap((part) => [
		...(part.question === null ? [] : [{ kind: 'question' as const, text: part.question }]),
		...(part.items.length === 0 ? [{ kind: 'empty' as const }] : []),
		...part.items.flatMap((item) => {
			const { lead, text } = printed(item, item === part.items.at(-1));
			return portionsOf(text, PORTION).map((portion, place) => ({
				kind: 'item' as const,
				id: item.id,
				label: place === 0 ? item.label : null,
				lead: place === 0 ? lead : null,
				text: portion
			}));
		})
	]);
}

/** The places of pieces that never stand last in a column: a question belongs to what follows. */
export function boundIn(pieces: readonly WallPiece[]): Set<number> {
	return new Set(pieces.flatMap((piece, place) => (piece.kind === 'question' ? [place] : [])));
}
