import { giveCommand } from '#lib/commands.ts';
import type { Catalogue } from '#lib/i18n/catalogues.ts';
import type { BoardWork } from './board-work.svelte.ts';

/** Takes a rapporteur place of the board. @throws the server's refusal, in words */
export async function claim(work: BoardWork, t: Catalogue): Promise<void> {
	const { board, event } = work;
	await giveCommand(event.view.event.id, 'claimRapporteur', { board: board.id });
	work.say(t.board.youReportNow(board.letter));
}

/** Gives one's own place back. @throws the server's refusal, in words */
export async function giveBack(work: BoardWork, t: Catalogue): Promise<void> {
	const { board, event } = work;
	await giveCommand(event.view.event.id, 'releaseRapporteur', { board: board.id });
	work.say(t.board.givenBack);
}
