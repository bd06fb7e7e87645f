import { bestLay, wallPages, type Measured, type WallPage } from './wall-pages.ts';

/** A way to lay boxes: two columns, or one as wide as the wall with large or plain text. */
export type WallLay = 'two' | 'large' | 'one';

/** Narrower than this, two columns would be too narrow to read. */
const WIDE = 4 / 3;

/**
 * Lays boxes on a stage in the way that reads best. `ruler` holds each box drawn whole, one after
 * another; its `data-lay` gives it the width and the type of a column. `bound` holds for each box
 * which of its pieces never stand last.
 */
export function layOn(
	stage: HTMLElement,
	ruler: HTMLElement,
	bound: readonly ReadonlySet<number>[]
): { lay: WallLay; pages: WallPage[] } {
	const { width, height } = stage.getBoundingClientRect();
	const gap = Number.parseFloat(getComputedStyle(stage).columnGap) || 0;
	const ways: WallLay[] = width / height >= WIDE ? ['two', 'large', 'one'] : ['large', 'one'];
	const lays = ways.map((lay) => {
		ruler.dataset['lay'] = lay;
		const columns = lay === 'two' ? 2 : 1;
		return { lay, pages: wallPages(measured(ruler, bound), { height, columns, gap }) };
	});
	return lays[bestLay(lays.map(({ pages }) => pages))] ?? { lay: 'one', pages: [] };
}

function measured(ruler: HTMLElement, bound: readonly ReadonlySet<number>[]): Measured[] {
	return [...ruler.children].map((box, index) => {
		const pieces = [...box.querySelectorAll('[data-piece]')].map(heightOf);
		const head = heightOf(box) - pieces.reduce((sum, piece) => sum + piece, 0);
		return { head, pieces, bound: bound[index] ?? new Set() };
	});
}

function heightOf(element: Element): number {
	return element.getBoundingClientRect().height;
}
