import type { Board } from '#domain/board.ts';
import type { Cluster } from '#domain/cluster.ts';
import type { Note } from '#domain/note.ts';
import { questionOf } from '#domain/promotion.ts';

/** The list's reading order: one section a question, in it one heap a cluster, then what is in none. */
export type Section = {
	readonly question: { readonly id: string; readonly text: string } | null;
	readonly heaps: readonly Heap[];
};

export type Heap = { readonly cluster: Cluster | null; readonly notes: readonly Note[] };

/** Every note stands in exactly one heap, as it lies on the board: top to bottom. */
export function sectionsOf(
	board: Pick<Board, 'questions'>,
	clusters: readonly Cluster[],
	notes: readonly Note[]
): Section[] {
	const questions = board.questions.length > 0 ? board.questions : [null];
	const named = new Set(clusters.map((cluster) => cluster.id));
	return questions.map((question) => {
		const here = notes.filter((note) => questionOf(board, note) === (question?.id ?? null));
		const heaps = clusters.map((cluster) => ({
			cluster,
			notes: here.filter((note) => note.cluster === cluster.id)
		}));
		// Heaps are read in the order in which they lie on the table.
		const filled = heaps.filter((heap) => heap.notes.length > 0);
		filled.sort((a, b) => here.indexOf(a.notes[0]!) - here.indexOf(b.notes[0]!));
		const loose = here.filter((note) => note.cluster === null || !named.has(note.cluster));
		return {
			question,
			heaps: [...filled, { cluster: null, notes: loose }]
		};
	});
}
