import { restoreNote, trashNote } from '#domain/note.ts';
import { facilitates } from '#domain/member.ts';
import { accessTo, allow } from '#domain/permission.ts';
import { Refusal } from '#domain/refusal.ts';
import type * as Y from 'yjs';
import { boardIn, type Deed, type Does, type Scene } from './deed.ts';

type Input = { readonly board: string; readonly notes: readonly string[] };

/**
 * Puts many notes in the trash as they read now. Two people at once: they are in the trash. Somebody
 * edits one of them at the same time: the edit wins, that note is shown again.
 * @throws Refusal `not-allowed` when a participant names a note somebody else wrote, `breakout-closed`
 */
export const trashNotes: Does<'trashNotes'> = (scene, input) => marked(scene, input, trashNote);

/** Takes many notes back from the trash. Two people at once: they are back. */
export const restoreNotes: Does<'restoreNotes'> = (scene, input) =>
	marked(scene, input, restoreNote);

async function marked(
	scene: Scene,
	{ board: id, notes }: Input,
	mark: (board: Y.Doc, note: string) => void
): Promise<Deed> {
	const board = boardIn(scene.event, id);
	const { member, storage } = scene;
	if (!facilitates(member)) {
		const document = { kind: 'board', board: board.id } as const;
		if (accessTo(member, document, board) !== 'write') throw new Refusal('breakout-closed');
		const { participant } = member;
		allow(participant !== null);
		const own = new Set(
			(await storage.rows('notes', { board: id, participant })).map((row) => row.note)
		);
		allow(notes.every((note) => own.has(note)));
	}
	return {
		onBoard: {
			board: board.id,
			edit(doc) {
				for (const note of notes) mark(doc, note);
			}
		},
		answer: { board: id, notes: [...notes] }
	};
}
