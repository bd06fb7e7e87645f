import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { editBetween, editText } from '#domain/text.ts';
import { Apart, type Delta } from '#lib/note/apart.ts';
import { indexOf, placeAt, shiftedCaret } from '#lib/note/caret.ts';
import { segmentsOf } from '#lib/note/segments.ts';

describe('a caret among others', () => {
	test('moves along with what is typed before it and stays at what is typed at it or after it', () => {
		expect(shiftedCaret(5, [{ retain: 2 }, { insert: 'abc' }])).toBe(8);
		expect(shiftedCaret(5, [{ retain: 5 }, { insert: 'abc' }])).toBe(5);
		expect(shiftedCaret(5, [{ retain: 9 }, { insert: 'abc' }])).toBe(5);
	});

	test('comes to the edge of what is removed around it', () => {
		expect(shiftedCaret(5, [{ retain: 1 }, { delete: 2 }])).toBe(3);
		expect(shiftedCaret(5, [{ retain: 3 }, { delete: 9 }])).toBe(3);
		expect(shiftedCaret(5, [{ retain: 3 }, { delete: 9 }, { insert: 'new' }])).toBe(3);
	});

	test('is told by the letters around it, so that it is right on every screen', () => {
		const doc = new Y.Doc();
		const text = doc.getText('t');
		text.insert(0, 'Admit first');
		const place = placeAt(text, 5);
		text.insert(0, 'Please: ');
		expect(indexOf(text, place)).toBe(13);
		expect(indexOf(text, 'not a place')).toBe(null);
		expect(indexOf(doc.getText('other'), place)).toBe(null);
	});
});

test('a text is cut where carets stand and selections begin and end', () => {
	expect(segmentsOf('the timetable', [])).toEqual([
		{ text: 'the timetable', selected: null, carets: [] }
	]);
	expect(segmentsOf('the timetable', [{ head: 13, anchor: 4, colour: 1 }])).toEqual([
		{ text: 'the ', selected: null, carets: [] },
		{ text: 'timetable', selected: 1, carets: [] },
		{ text: '', selected: null, carets: [1] }
	]);
});

describe('while a keyboard composes', () => {
	const words = ['water', 'l’école', 'مدرسة', 'ትምህርት', '𝒜', ' ', 'n'];

	test('no letter is lost or doubled, whatever others write meanwhile (200 seeds)', () => {
		for (let seed = 1; seed <= 200; seed++) {
			const random = randomFrom(seed);
			const doc = new Y.Doc();
			const text = doc.getText('t');
			text.insert(0, 'Run a second shift');
			let field = text.toString();
			let apart = new Apart(field.length);
			const mine = new Map<string, number>();
			const theirs = new Map<string, number>();
			text.observe((event) => {
				if (event.transaction.origin === 'others') apart.remote(event.delta as Delta);
			});
			for (let step = 0; step < 30; step++) {
				const word = words[Math.floor(random() * words.length)]!;
				if (random() < 0.5) {
					const at = Math.floor(random() * (text.length + 1));
					doc.transact(() => text.insert(at, word), 'others');
					theirs.set(word, (theirs.get(word) ?? 0) + 1);
				} else {
					const at = Math.floor(random() * (field.length + 1));
					const next = field.slice(0, at) + word + field.slice(at);
					const edit = editBetween(field, next, at + word.length)!;
					for (const part of apart.local(edit)) editText(text, part);
					field = next;
					mine.set(word, (mine.get(word) ?? 0) + 1);
				}
				if (random() < 0.2) {
					field = text.toString();
					apart = new Apart(field.length);
				}
			}
			const written = [...mine, ...theirs].reduce((sum, [word, n]) => sum + word.length * n, 0);
			expect(text.length, `seed ${seed}`).toBe('Run a second shift'.length + written);
		}
	});

	test('what the person removes goes, what others put inside it stays', () => {
		const apart = new Apart(10);
		apart.remote([{ retain: 4 }, { insert: 'XX' }, { retain: 2 }, { delete: 1 }]);
		expect(apart.local({ index: 2, remove: 6, insert: 'new' })).toEqual([
			{ index: 2, remove: 1, insert: '' },
			{ index: 2, remove: 1, insert: '' },
			{ index: 4, remove: 1, insert: '' },
			{ index: 4, remove: 1, insert: '' },
			{ index: 4, remove: 1, insert: '' },
			{ index: 2, remove: 0, insert: 'new' }
		]);
		expect(apart.docIndex(5)).toBe(5);
	});
});

function randomFrom(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state * 1_103_515_245 + 12_345) & 0x7fffffff;
		return state / 0x7fffffff;
	};
}
