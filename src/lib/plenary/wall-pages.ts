/** A box to be laid on the wall, measured at the column's width; heights in any one unit. */
export type Measured = {
	/** Banner, sign and topic; repeated where the box goes on in another column. */
	readonly head: number;
	/** Questions and recommendations in order, gaps included. */
	readonly pieces: readonly number[];
	/** Pieces that never stand last in a column: a question belongs to what follows it. */
	readonly bound: ReadonlySet<number>;
};

/** A run of one box's pieces in one column: `from` to before `to`. */
export type Fragment = { readonly box: number; readonly from: number; readonly to: number };

export type Column = readonly Fragment[];

export type WallPage = { readonly columns: readonly Column[] };

/**
 * Lays boxes into columns and columns onto pages, in order. A box that fits into a whole column is
 * never split; a longer one is cut between recommendations, never after a question. Every piece
 * stands on exactly one page; what is higher than a column stands alone in one.
 */
export function wallPages(
	boxes: readonly Measured[],
	room: { readonly height: number; readonly columns: number; readonly gap: number }
): WallPage[] {
	const columns: Fragment[][] = [];
	let left = 0;
	const open = () => {
		columns.push([]);
		left = room.height;
	};
	boxes.forEach((box, index) => {
		const whole = box.head + box.pieces.reduce((sum, piece) => sum + piece, 0);
		const between = () => ((columns.at(-1)?.length ?? 0) > 0 ? room.gap : 0);
		if (columns.length === 0 || whole + between() > left) open();
		let from = 0;
		do {
			if (from > 0) open();
			const to = fitting(box, from, left - between() - box.head);
			left -= between() + box.head + sum(box.pieces, from, to);
			columns.at(-1)?.push({ box: index, from, to });
			from = to;
		} while (from < box.pieces.length);
	});
	return chunks(columns, room.columns).map((page) => ({ columns: page }));
}

/**
 * Which of several ways to lay the same boxes a room reads best: the fewest pages, then the fewest
 * boxes cut, then the one named first. Gives its place in the list.
 */
export function bestLay(lays: readonly (readonly WallPage[])[]): number {
	const cuts = (pages: readonly WallPage[]) =>
		pages.flatMap((page) => page.columns.flat()).filter((run) => run.from > 0).length;
	return lays.reduce((best, pages, place) => {
		const rival = lays[best] ?? [];
		const better =
			pages.length < rival.length || (pages.length === rival.length && cuts(pages) < cuts(rival));
		return better ? place : best;
	}, 0);
}

/** The page on which a piece of a box stands. */
export function pageOf(pages: readonly WallPage[], box: number, piece: number): number {
	return pages.findIndex((page) =>
		page.columns.some((column) =>
			column.some((one) => one.box === box && one.from <= piece && piece < one.to)
		)
	);
}

/** How far from `from` the pieces fit into a height; at least one, and no bound one at the end. */
function fitting(box: Measured, from: number, height: number): number {
	let to = from;
	let used = 0;
	while (to < box.pieces.length && used + (box.pieces[to] ?? 0) <= height)
		used += box.pieces[to++] ?? 0;
	if (to === box.pieces.length) return to;
	let end = to;
	while (end > from && box.bound.has(end - 1)) end--;
	if (end > from) return end;
	// Nothing fits: what is bound together and too high goes into one column all the same.
	end = from + 1;
	while (end < box.pieces.length && box.bound.has(end - 1)) end++;
	return end;
}

function sum(pieces: readonly number[], from: number, to: number): number {
	return pieces.slice(from, to).reduce((total, piece) => total + piece, 0);
}

function chunks<Item>(list: readonly Item[], size: number): Item[][] {
	const out: Item[][] = [];
	for (let start = 0; start < list.length; start += size) out.push(list.slice(start, start + size));
	return out;
}
