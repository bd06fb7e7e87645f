import type { NoteId } from '#domain/id.ts';
import { CommandError, giveCommand } from '#lib/commands.ts';
import type { Catalogue } from '#lib/i18n/catalogues.ts';
import { whyNot } from '#lib/plenary/asked.ts';
import type { BoardWork } from './board-work.svelte.ts';

/** Takes a note's words back from every page and report, by the server; says so, with the way back. */
export async function withdraw(work: BoardWork, t: Catalogue, note: NoteId): Promise<void> {
	await ask(work, t, 'withdrawNote', note, () =>
		work.say(t.board.noteWithdrawn, () => void takeBack(work, t, note))
	);
}

/** Brings a withdrawn note's words back, as they were written. */
export async function takeBack(work: BoardWork, t: Catalogue, note: NoteId): Promise<void> {
	await ask(work, t, 'restoreWithdrawnNote', note, () => work.say(t.board.broughtBack));
}

async function ask(
	work: BoardWork,
	t: Catalogue,
	command: 'withdrawNote' | 'restoreWithdrawnNote',
	note: NoteId,
	done: () => void
): Promise<void> {
	try {
		await giveCommand(work.event.view.event.id, command, { board: work.board.id, note });
		done();
	} catch (reason) {
		const notMine = reason instanceof CommandError && reason.code === 'not-allowed';
		work.say(notMine ? t.board.onlyAuthor : whyNot(t, reason));
	}
}
