import { flushSync, mount, unmount, type Component } from 'svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import Box from '#lib/ui/Box.svelte';
import Field from '#lib/ui/Field.svelte';
import Menu from '#lib/ui/Menu.svelte';
import Segmented from '#lib/ui/Segmented.svelte';
import Sign from '#lib/ui/Sign.svelte';
import TimeRule from '#lib/ui/TimeRule.svelte';
import { announcerOf } from '#lib/ui/announcer.svelte.ts';
import { initialsOf } from '#lib/ui/initials.ts';

let shown: object | undefined;

/** Puts one control on an empty page and gives the page. */
function draw<Props extends Record<string, unknown>>(
	control: Component<Props, object, string>,
	props: Props
): HTMLElement {
	shown = mount(control, { target: document.body, props });
	flushSync();
	return document.body;
}

afterEach(async () => {
	if (shown) await unmount(shown);
	shown = undefined;
});

const find = <T extends Element = HTMLElement>(page: HTMLElement, selector: string): T => {
	const found = page.querySelector<T>(selector);
	if (!found) throw new Error(`nothing at ${selector}`);
	return found;
};
const words = (element: Element | null) => element?.textContent.replace(/\s+/g, ' ').trim();

describe('the printed box', () => {
	const page = () =>
		draw(Box, {
			label: 'Board B, Schools: How can town schools take in newly arrived children?',
			banner: 'Breakout group recommendations',
			topic: 'Schools',
			sign: 'B',
			sections: [
				{
					question: 'How can town schools take in newly arrived children?',
					items: [
						{ id: 'one', label: 'B1', lead: 'Admit first', text: 'give every child a desk.' },
						{ id: 'two', label: 'B2', lead: null, text: 'Let teachers teach' }
					]
				}
			]
		});

	it('is a region named by letter, topic and question', () => {
		const box = find(page(), 'section');
		expect(box.getAttribute('aria-label')).toContain('Board B, Schools: How can');
		expect(box.dataset['sign']).toBe('1');
	});

	it('sets leads bold with a colon, a semicolon between and a full stop at the end', () => {
		const items = [...page().querySelectorAll('li')].map(words);
		expect(items).toEqual(['B1 Admit first: give every child a desk;', 'B2 Let teachers teach.']);
		expect(words(find(document.body, 'strong'))).toBe('Admit first:');
	});
});

describe('a menu', () => {
	const acts = { promote: vi.fn(), edit: vi.fn(), withdraw: vi.fn() };
	const open = () =>
		draw(Menu, {
			open: true,
			label: 'Note',
			close: 'Close',
			primary: { words: 'Promote to plenary', act: acts.promote },
			rows: [
				{ words: 'Edit', act: acts.edit },
				{ words: 'Move to…', reason: 'The board is locked.' }
			],
			removal: [{ words: 'Withdraw', act: acts.withdraw }]
		});
	const item = (name: string) =>
		[...document.querySelectorAll<HTMLElement>('[data-menu-item]')].find(
			(one) => words(one) === name
		);
	const press = (key: string) =>
		document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));

	it('begins at the likeliest act, walks by arrows and ends at what removes', async () => {
		open();
		await vi.waitFor(() => expect(words(document.activeElement)).toBe('Promote to plenary'));
		press('ArrowDown');
		expect(words(document.activeElement)).toBe('Edit');
		press('End');
		expect(words(document.activeElement)).toBe('Withdraw');
		press('ArrowDown');
		expect(words(document.activeElement)).toBe('Promote to plenary');
		press('ArrowUp');
		expect(words(document.activeElement)).toBe('Withdraw');
	});

	it('closes before it acts', () => {
		const page = open();
		acts.edit.mockImplementation(() =>
			expect(find<HTMLDialogElement>(page, 'dialog').open).toBe(false)
		);
		item('Edit')?.click();
		expect(acts.edit).toHaveBeenCalledOnce();
	});

	it('says why a row cannot be used, and stays', () => {
		const page = open();
		const row = item('Move to…');
		row?.click();
		expect(row?.getAttribute('aria-disabled')).toBe('true');
		const why = row?.getAttribute('aria-describedby') ?? '';
		expect(words(document.getElementById(why))).toBe('The board is locked.');
		expect(find<HTMLDialogElement>(page, 'dialog').open).toBe(true);
	});
});

describe('a field', () => {
	it('keeps what was typed when it is refused, and ties hint and error to itself', () => {
		const page = draw(Field, {
			label: 'Your name',
			value: '...',
			hint: 'An alias will do.',
			error: 'A name needs a letter.'
		});
		const input = find<HTMLInputElement>(page, 'input');
		const described = (input.getAttribute('aria-describedby') ?? '')
			.split(' ')
			.map((id) => words(document.getElementById(id)));
		expect(input.value).toBe('...');
		expect(described).toEqual(['An alias will do.', 'A name needs a letter.']);
		expect(find<HTMLLabelElement>(page, 'label').htmlFor).toBe(input.id);
	});
});

describe('small things', () => {
	it('a view is chosen by one press and says that it is', () => {
		const chosen = vi.fn();
		const page = draw(Segmented, {
			label: 'View',
			value: 'board',
			options: [
				{ value: 'board', words: 'Board' },
				{ value: 'list', words: 'List' }
			],
			onchange: chosen
		});
		const [board, list] = [...page.querySelectorAll('button')];
		list?.click();
		flushSync();
		expect(chosen).toHaveBeenCalledExactlyOnceWith('list');
		expect([board?.getAttribute('aria-pressed'), list?.getAttribute('aria-pressed')]).toEqual([
			'false',
			'true'
		]);
	});

	it('the ninth board begins the colours again: the letter is its name', () => {
		const sign = find(draw(Sign, { letter: 'I', name: 'Board I' }), '.sign');
		expect([sign.dataset['sign'], sign.getAttribute('aria-label')]).toEqual(['0', 'Board I']);
	});

	it('a ruled line is as long as the time left, and never longer than itself', () => {
		const ink = () => find<SVGElement>(document.body, 'rect.ink').getAttribute('width');
		draw(TimeRule, { left: 0.25 });
		expect(ink()).toBe('25.00%');
	});

	it('the same words are read out twice when they are said twice', () => {
		const announcer = announcerOf();
		announcer.announce('Moved to Teachers.');
		const first = announcer.text;
		announcer.announce('Moved to Teachers.');
		expect(announcer.text).not.toBe(first);
		expect(announcer.text.trim()).toBe('Moved to Teachers.');
	});

	it.each([
		['Amina Yusuf', 'AY'],
		['tsion', 'T'],
		['  Peter  van der  Lokiru ', 'PL'],
		['أمينة', 'أ'],
		['(Omar) [Hassan]', 'OH'],
		['…', '']
	])('the initials of %s are %s', (name, initials) => {
		expect(initialsOf(name)).toBe(initials);
	});
});
