import type { Measured } from './wall-pages.ts';

/** Columns stand side by side where one would make lines too long to read. */
const WIDE = 4 / 3;

/** The room a stage has: the height of a column, how many stand side by side, the gap between boxes. */
export function roomOf(stage: HTMLElement): { height: number; columns: number; gap: number } {
	const { width, height } = stage.getBoundingClientRect();
	const columns = width / height >= WIDE ? 2 : 1;
	return { height, columns, gap: Number.parseFloat(getComputedStyle(stage).columnGap) || 0 };
}

/**
 * The heights of boxes drawn whole, one after another, in a ruler as wide as a column. `bound` holds
 * for each box which of its pieces never stand last.
 */
export function measured(ruler: HTMLElement, bound: readonly ReadonlySet<number>[]): Measured[] {
	return [...ruler.children].map((box, index) => {
		const pieces = [...box.querySelectorAll('[data-piece]')].map(heightOf);
		const head = heightOf(box) - pieces.reduce((sum, piece) => sum + piece, 0);
		return { head, pieces, bound: bound[index] ?? new Set() };
	});
}

function heightOf(element: Element): number {
	return element.getBoundingClientRect().height;
}
