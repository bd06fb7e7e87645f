import { describe, expect, it } from 'vitest';
import { bestLay, pageOf, wallPages, type Measured } from '#lib/plenary/wall-pages.ts';

const room = { height: 100, columns: 2, gap: 10 };
const box = (pieces: number[], bound: number[] = [], head = 10): Measured => ({
	head,
	pieces,
	bound: new Set(bound)
});

describe('boxes on the wall', () => {
	it('stand on one page when they fit', () => {
		const boxes = [box([30]), box([30]), box([30]), box([30])];
		expect(wallPages(boxes, room)).toEqual([
			{
				columns: [
					[
						{ box: 0, from: 0, to: 1 },
						{ box: 1, from: 0, to: 1 }
					],
					[
						{ box: 2, from: 0, to: 1 },
						{ box: 3, from: 0, to: 1 }
					]
				]
			}
		]);
	});

	it('are not split when a whole column can hold them', () => {
		const pages = wallPages([box([50]), box([30, 40])], room);
		expect(pages[0]?.columns).toEqual([[{ box: 0, from: 0, to: 1 }], [{ box: 1, from: 0, to: 2 }]]);
	});

	it('are cut between recommendations when they are higher than a column, head repeated', () => {
		const pages = wallPages([box([20, 40, 40, 40, 40], [0])], room);
		expect(pages).toEqual([
			{
				columns: [[{ box: 0, from: 0, to: 2 }], [{ box: 0, from: 2, to: 4 }]]
			},
			{ columns: [[{ box: 0, from: 4, to: 5 }]] }
		]);
	});

	it('never leave a question without what follows it', () => {
		const pages = wallPages([box([20, 50, 15, 60], [0, 2])], room);
		expect(pages[0]?.columns).toEqual([[{ box: 0, from: 0, to: 2 }], [{ box: 0, from: 2, to: 4 }]]);
	});

	it('show even what is higher than a column, and empty boxes', () => {
		expect(wallPages([box([500, 20])], room)[0]?.columns).toEqual([
			[{ box: 0, from: 0, to: 1 }],
			[{ box: 0, from: 1, to: 2 }]
		]);
		expect(wallPages([box([])], room)).toEqual([{ columns: [[{ box: 0, from: 0, to: 0 }]] }]);
		expect(wallPages([], room)).toEqual([]);
	});

	it('hold every piece exactly once, in order, within the column', () => {
		let seed = 20260609;
		const random = (most: number) => {
			seed = (seed * 48271) % 2147483647;
			return seed % most;
		};
		for (let round = 0; round < 500; round++) {
			const boxes = Array.from({ length: 1 + random(9) }, () =>
				box(
					Array.from({ length: random(12) }, () => 5 + random(60)),
					[],
					5 + random(20)
				)
			);
			const shown = wallPages(boxes, room).flatMap((page) => page.columns.flat());
			for (const [index, one] of boxes.entries()) {
				const runs = shown.filter((run) => run.box === index);
				expect(runs[0]?.from).toBe(0);
				expect(runs.at(-1)?.to).toBe(one.pieces.length);
				runs.forEach((run, at) => at > 0 && expect(run.from).toBe(runs[at - 1]?.to));
			}
			for (const page of wallPages(boxes, room))
				for (const column of page.columns) {
					const height = column.reduce(
						(total, run) =>
							total +
							(boxes[run.box]?.head ?? 0) +
							(boxes[run.box]?.pieces.slice(run.from, run.to).reduce((a, b) => a + b, 0) ?? 0),
						(column.length - 1) * room.gap
					);
					expect(height).toBeLessThanOrEqual(room.height);
				}
		}
	});
});

describe('the page of a recommendation', () => {
	it('is found for an arrival, so that the wall can turn to it', () => {
		const pages = wallPages([box([80]), box([80]), box([40, 40])], room);
		expect(pageOf(pages, 0, 0)).toBe(0);
		expect(pageOf(pages, 2, 1)).toBe(1);
		expect(pageOf(pages, 7, 0)).toBe(-1);
	});
});

describe('of several ways to lay the boxes', () => {
	const one = { ...room, columns: 1 };
	it('the wall takes the one with the fewest pages', () => {
		const boxes = [box([60]), box([60]), box([60]), box([60])];
		expect(bestLay([wallPages(boxes, one), wallPages(boxes, room)])).toBe(1);
	});

	it('among as many pages the one that cuts no box, then the first', () => {
		const cut = wallPages([box([60, 60])], room);
		const whole = wallPages([box([40, 40])], one);
		expect(bestLay([cut, whole])).toBe(1);
		expect(bestLay([whole, whole])).toBe(0);
	});
});
