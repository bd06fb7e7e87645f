import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import { cleanName, cleanText, editBetween, editText } from '#domain/text.ts';
import { random } from '../../support/random.ts';

describe('text people type', () => {
	it('loses control characters and lone surrogates and nothing else', () => {
		expect(cleanText('a\u0000b\r\nc\td\ud800e\udc00 👩‍🏫 ستة ኢትዮጵያ')).toBe('ab\nc\tde 👩‍🏫 ستة ኢትዮጵያ');
	});

	it('keeps joiners that Arabic and emoji need', () => {
		expect(cleanText('می\u200cخواهم')).toBe('می\u200cخواهم');
	});

	it.each(['', '   ', '\u0001\u0002', '\u202e\u2066', '...'])('a name of %j is none', (name) => {
		expect(cleanName(name)).toBeNull();
	});

	it('a name cannot turn its neighbours around', () => {
		expect(cleanName('  Amina\u202e\tYusuf ')).toBe('Amina Yusuf');
	});
});

describe('the edit between two texts', () => {
	it('puts a repeated letter where the caret was', () => {
		expect(editBetween('aa', 'aaa', 1)).toEqual({ index: 0, remove: 0, insert: 'a' });
		expect(editBetween('aa', 'aaa', 3)).toEqual({ index: 2, remove: 0, insert: 'a' });
	});

	it('never cuts a pair of surrogates', () => {
		expect(editBetween('😀', '😁')).toEqual({ index: 0, remove: 2, insert: '😁' });
	});

	const { seed, int, oneOf } = random();
	it(`turns any text into any other (seed ${seed})`, () => {
		const words = ['a', 'aa', 'b', ' ', '\n', '😀', '😁', 'ستة', 'é', ''];
		const any = () => Array.from({ length: int(8) }, () => oneOf(words)).join('');
		for (let round = 0; round < 3000; round++) {
			const [before, after] = [any(), any()];
			const text = new Y.Doc().getText();
			text.insert(0, before);
			const edit = editBetween(before, after, int(after.length + 1));
			if (edit) editText(text, edit);
			expect(text.toString(), JSON.stringify([before, after, edit])).toBe(after);
		}
	});
});
