import type { Board } from './board.ts';
import type { NoteId } from './id.ts';
import { hardLimits, type Limits } from './limits.ts';
import type { Note } from './note.ts';
import {
	labelOf,
	recommendationId,
	setOf,
	type Recommendation,
	type Source
} from './recommendation.ts';
import { Refusal } from './refusal.ts';
import { cleanText } from './text.ts';

/** What a promotion starts from: the board's notes as they stand, and what was promoted there before. */
export type PromotionGround = {
	readonly board: Board;
	readonly notes: ReadonlyMap<string, Note>;
	/** When each note was first written, ms. */
	readonly written: ReadonlyMap<string, number>;
	readonly before: readonly Recommendation[];
	readonly limits: Limits;
	readonly now: number;
};

export type Promotion =
	| { readonly outcome: 'existing'; readonly recommendation: Recommendation }
	| {
			readonly outcome: 'new';
			readonly recommendation: Recommendation;
			readonly sources: readonly Source[];
	  };

/**
 * Makes one or several notes one recommendation; text and sources are frozen as they stand.
 * Two people promote the same set at once: one recommendation, both are told it. Overlapping sets:
 * the first stands, the second is refused `already-promoted` with its label.
 * @throws Refusal `note-gone`, `note-empty`, `note-too-long`, `already-promoted`, `bad-request`
 */
export function promotionOf(
	ground: PromotionGround,
	chosen: readonly NoteId[],
	wording: { readonly lead?: string | null; readonly text?: string }
): Promotion {
	const ids = [...new Set(chosen)];
	if (ids.length === 0)
		throw new Refusal('bad-request', { path: 'notes', expected: 'at least one note' });
	const live = ground.before.filter((one) => one.status === 'live');
	const set = setOf(ids).join();
	const same = live.find((one) => setOf(one.notes).join() === set);
	if (same) return { outcome: 'existing', recommendation: same };
	const overlap = live.find((one) => one.notes.some((note) => ids.includes(note)));
	if (overlap) throw new Refusal('already-promoted', { label: overlap.label });

	const notes = ids.map((id) => {
		const note = ground.notes.get(id);
		if (!note || note.state === 'trashed') throw new Refusal('note-gone', { path: id });
		return note;
	});
	const first = notes[0]!;
	const text = cleanText(wording.text ?? joinedText(notes)).trim();
	const lead = cleanText(wording.lead ?? (wording.lead === null ? '' : first.lead))
		.replace(/\s+/g, ' ')
		.trim();
	if (text === '' && lead === '') throw new Refusal('note-empty');
	const most = hardLimits(ground.limits);
	if (text.length > most.text * notes.length)
		throw new Refusal('note-too-long', { limit: most.text });
	if (lead.length > most.lead) throw new Refusal('note-too-long', { limit: most.lead });

	const withdrawals = ground.before.filter(
		(one) => one.status === 'withdrawn' && setOf(one.notes).join() === set
	).length;
	const serial = 1 + ground.before.reduce((most, one) => Math.max(most, one.serial), 0);
	const id = recommendationId(ground.board.id, ids, withdrawals);
	const recommendation: Recommendation = {
		id,
		label: labelOf(ground.board.session, ground.board.letter, serial),
		board: ground.board.id,
		session: ground.board.session,
		question: questionOf(ground.board, first),
		kind: first.kind,
		lead: lead === '' ? null : lead,
		text,
		notes: ids,
		status: 'live',
		version: 1,
		serial,
		at: ground.now
	};
	const sources = notes.map((note) => ({
		recommendation: id,
		note: note.id,
		board: ground.board.id,
		question: questionOf(ground.board, note),
		kind: note.kind,
		lead: note.lead === '' ? null : note.lead,
		text: note.text,
		at: ground.written.get(note.id) ?? ground.now
	}));
	return { outcome: 'new', recommendation, sources };
}

/** The question a note answers: its own, if the board has it, else the board's first. */
export function questionOf(
	board: Pick<Board, 'questions'>,
	note: Pick<Note, 'question'>
): string | null {
	const own = board.questions.find((question) => question.id === note.question);
	return (own ?? board.questions[0])?.id ?? null;
}

/** Several notes as one text: each as written, its closing `.` or `;` dropped, joined by `; `. */
export function joinedText(notes: readonly Pick<Note, 'lead' | 'text'>[]): string {
	if (notes.length === 1) return notes[0]!.text.trim();
	return notes
		.map((note, index) => {
			const lead = index > 0 && note.lead !== '' ? `${note.lead}: ` : '';
			return lead + note.text.trim().replace(/[\s.;؛።]+$/u, '');
		})
		.filter((text) => text !== '')
		.join('; ');
}
