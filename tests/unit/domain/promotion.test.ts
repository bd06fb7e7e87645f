import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import type { Board } from '#domain/board.ts';
import { newId, type BoardId, type NoteId } from '#domain/id.ts';
import { defaultLimits } from '#domain/limits.ts';
import { addNote, allNotesOf, trashNote, type NoteFields } from '#domain/note.ts';
import { joinedText, promotionOf } from '#domain/promotion.ts';
import { shortLabelOf, type Recommendation } from '#domain/recommendation.ts';
import { Refusal } from '#domain/refusal.ts';

const schools: Board = {
	id: newId<BoardId>(),
	session: 'I',
	letter: 'B',
	ordinal: 1,
	plenary: false,
	topic: 'Schools',
	room: null,
	questions: [
		{ id: 'I-q2', text: 'Who teaches?' },
		{ id: 'I-q3', text: 'Where?' }
	],
	open: true,
	locked: false,
	rapporteurs: [],
	timer: null
};

/** A board with notes, and the promotions made on it so far. */
function group() {
	const doc = new Y.Doc();
	let before: Recommendation[] = [];
	return {
		write: (text: string, fields: NoteFields = {}) => addNote(doc, text, fields),
		trash: (note: NoteId) => trashNote(doc, note),
		promote(notes: NoteId[], wording: { lead?: string | null; text?: string } = {}) {
			const notesById = new Map(allNotesOf(doc).map((note) => [note.id as string, note]));
			const promotion = promotionOf(
				{
					board: schools,
					notes: notesById,
					written: new Map([[notes[0] ?? '', 5]]),
					before,
					limits: defaultLimits,
					now: 9
				},
				notes,
				wording
			);
			if (promotion.outcome === 'new') before = [...before, promotion.recommendation];
			return promotion;
		},
		withdraw(id: string) {
			before = before.map((one) =>
				one.id === id ? { ...one, status: 'withdrawn', text: '', lead: null } : one
			);
		}
	};
}

function code(act: () => unknown): string {
	try {
		act();
	} catch (error) {
		return error instanceof Refusal
			? `${error.code} ${error.detail.label ?? ''}`.trim()
			: String(error);
	}
	return 'done';
}

describe('promoting notes', () => {
	it('freezes words, question, kind and sources, and gives the next label', () => {
		const board = group();
		const note = board.write('Admit first.', { lead: 'Admit', question: 'I-q3', kind: 'gap' });
		const promotion = board.promote([note]);
		expect(promotion).toMatchObject({
			outcome: 'new',
			recommendation: {
				label: 'I-B-1',
				lead: 'Admit',
				text: 'Admit first.',
				question: 'I-q3',
				kind: 'gap',
				notes: [note],
				version: 1,
				at: 9
			},
			sources: [{ note, text: 'Admit first.', lead: 'Admit', question: 'I-q3', at: 5 }]
		});
		expect(shortLabelOf(promotion.recommendation)).toBe('B1');
	});

	it('the same notes twice, in any order, are one recommendation', () => {
		const board = group();
		const [a, b] = [board.write('one'), board.write('two')];
		const first = board.promote([a, b]);
		const again = board.promote([b, a, b], { text: 'other words' });
		expect(again).toEqual({ outcome: 'existing', recommendation: first.recommendation });
	});

	it('a note already in another recommendation is refused with that label', () => {
		const board = group();
		const [a, b] = [board.write('one'), board.write('two')];
		board.promote([a]);
		expect(code(() => board.promote([a, b]))).toBe('already-promoted I-B-1');
	});

	it('after a withdrawal the same notes make a new recommendation; labels are never reused', () => {
		const board = group();
		const note = board.write('one');
		const first = board.promote([note]).recommendation;
		board.withdraw(first.id);
		const second = board.promote([note]).recommendation;
		expect(second.id).not.toBe(first.id);
		expect([first.label, second.label]).toEqual(['I-B-1', 'I-B-2']);
	});

	it('several notes are joined without losing a word', () => {
		expect(
			joinedText([
				{ lead: '', text: 'Pay teachers.' },
				{ lead: 'Rooms', text: 'Use halls;' }
			])
		).toBe('Pay teachers; Rooms: Use halls');
	});

	it('the rapporteur’s wording stands, and a lead can be taken away', () => {
		const board = group();
		const note = board.write('rough', { lead: 'Lead' });
		expect(
			board.promote([note], { lead: null, text: 'Smooth\u0000 words' }).recommendation
		).toMatchObject({ lead: null, text: 'Smooth words' });
	});

	it.each<[string, (board: ReturnType<typeof group>) => unknown]>([
		['bad-request', (board) => board.promote([])],
		['note-gone', (board) => board.promote(['nobody-wrote-this' as NoteId])],
		['note-empty', (board) => board.promote([board.write('  ')])],
		['note-too-long', (board) => board.promote([board.write('x')], { text: 'x'.repeat(4001) })],
		[
			'note-gone',
			(board) => {
				const note = board.write('x');
				board.trash(note);
				return board.promote([note]);
			}
		]
	])('is refused %s', (expected, act) => {
		expect(code(() => act(group()))).toBe(expected);
	});
});
