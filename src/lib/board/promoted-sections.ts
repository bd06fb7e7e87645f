import type { Board } from '#domain/board.ts';
import type { Note } from '#domain/note.ts';
import { questionOf } from '#domain/promotion.ts';
import { shortLabelOf, type Recommendation } from '#domain/recommendation.ts';

/** One line of the box on a board's own page. */
export type PromotedLine = {
	readonly id: string;
	readonly label: string;
	readonly lead: string | null;
	readonly text: string;
};

type Preview = PromotedLine & { readonly note: Note | null };

/** A board's recommendations under their questions; a preview stands last in its own. */
export function sectionsFor(
	board: Board,
	promoted: readonly Recommendation[],
	preview: Preview | null = null
): { question: string | null; items: PromotedLine[] }[] {
	const questions = board.questions.length > 0 ? board.questions : [null];
	const previewed = preview?.note ? questionOf(board, preview.note) : null;
	return questions
		.map((question, place) => {
			const here = (id: string | null) =>
				id === (question?.id ?? null) || (place === 0 && !board.questions.some((q) => q.id === id));
			return {
				question: question?.text ?? null,
				items: [
					...promoted
						.filter((one) => here(one.question))
						.map((one) => ({ ...one, label: shortLabelOf(one) })),
					...(preview && here(previewed) ? [preview] : [])
				]
			};
		})
		.filter((section) => section.items.length > 0 || !preview);
}
