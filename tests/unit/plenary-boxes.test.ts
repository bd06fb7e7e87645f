import { describe, expect, it } from 'vitest';
import { boxesOf } from '#lib/plenary/boxes.ts';
import { portionsOf } from '#lib/plenary/portions.ts';
import { townsThatHost } from '../support/fixture-event.ts';

const view = townsThatHost();

describe('the boxes of a session', () => {
	it('are one a board, in agenda order, with short labels', () => {
		const boxes = boxesOf(view, 'I');
		expect(boxes.map((box) => box.board.topic)).toEqual(['Water', 'Schools', 'Money', 'Counting']);
		expect(boxes[1]?.sections[0]?.items.map((item) => item.label)).toEqual(['B1', 'B2', 'B3']);
		expect(boxes.map((box) => box.count)).toEqual([3, 3, 2, 3]);
	});

	it('repeat each question of a board with what answers it', () => {
		const counting = boxesOf(view, 'I')[3];
		expect(counting?.sections.map((part) => part.items.map((item) => item.label))).toEqual([
			['D1', 'D2'],
			['D3']
		]);
	});

	it('leave a gap where one was withdrawn', () => {
		const withdrawn = {
			...view,
			recommendations: view.recommendations.map((one) =>
				one.label === 'I-B-2' ? { ...one, status: 'withdrawn' as const, text: '', lead: null } : one
			)
		};
		const labels = boxesOf(withdrawn, 'I')[1]?.sections[0]?.items.map((item) => item.label);
		expect(labels).toEqual(['B1', 'B3']);
	});

	it('exist for the plenary board of a session without breakouts, and for no unknown session', () => {
		expect(boxesOf(view, 'II')).toMatchObject([
			{ count: 0, sections: [{ question: null, items: [] }] }
		]);
		expect(boxesOf(view, 'XX')).toEqual([]);
	});
});

describe('a long text on the wall', () => {
	it('is cut after a sentence, and nothing is lost', () => {
		const text = 'Count the wells. Name who keeps them, and say when. Then publish it all at once';
		const portions = portionsOf(text, 40);
		expect(portions[0]).toBe('Count the wells. Name who keeps them,');
		expect(portions.join(' ')).toBe(text);
		expect(portions.every((portion) => portion.length <= 40)).toBe(true);
	});

	it('is left whole when it fits, cut inside a word only when it must', () => {
		expect(portionsOf('Short.', 40)).toEqual(['Short.']);
		expect(portionsOf('ሀ'.repeat(90), 40).map((portion) => portion.length)).toEqual([40, 40, 10]);
		for (const portion of portionsOf('🚰'.repeat(50), 41))
			expect(portion.isWellFormed()).toBe(true);
	});
});
