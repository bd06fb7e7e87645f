import type { NoteId } from '#domain/id.ts';
import { noteOf, type Note } from '#domain/note.ts';
import { joinedText } from '#domain/promotion.ts';
import { shortLabelOf, type Recommendation } from '#domain/recommendation.ts';
import { giveCommand } from '#lib/commands.ts';
import type { Catalogue } from '#lib/i18n/catalogues.ts';
import type { BoardWork } from './board-work.svelte.ts';

export type Wording = { readonly lead: string; readonly text: string };

/** What chosen notes say together, as the rapporteur begins to word it. */
export function firstWording(work: BoardWork): Wording {
	const notes = chosenNotes(work);
	return { lead: notes[0]?.lead ?? '', text: joinedText(notes) };
}

export function chosenNotes(work: BoardWork): Note[] {
	return work.chosen.map((id) => noteOf(work.doc, id)).filter((note) => note !== null);
}

/**
 * Brings notes to plenary as one recommendation, as they are written or as they were worded.
 * @throws CommandError
 */
export async function promote(
	work: BoardWork,
	t: Catalogue,
	notes: readonly NoteId[],
	wording?: Wording
): Promise<void> {
	const answer = (await giveCommand(work.event.view.event.id, 'promote', {
		board: work.board.id,
		notes: [...notes],
		...(wording ? { lead: wording.lead.trim() || null, text: wording.text } : {})
	})) as { recommendation: Pick<Recommendation, 'label'> };
	const label = shortLabelOf({
		label: answer.recommendation.label,
		session: work.board.session
	});
	work.chosen = [];
	work.step = 'rest';
	work.say(t.board.promoted(label));
}

/** The label the next recommendation of this board will have, short: `B3`. */
export function nextLabel(work: BoardWork): string {
	const serials = work.event.view.recommendations
		.filter((one) => one.board === work.board.id)
		.map((one) => one.serial);
	return `${work.board.letter}${Math.max(0, ...serials) + 1}`;
}
