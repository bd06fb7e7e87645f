import type { CommandName } from '#domain/command.ts';
import { lockBoard } from './board-lock.ts';
import { restoreBoard } from './board-past.ts';
import { closeBreakout, openBreakout } from './breakout.ts';
import { chooseBoard } from './choice.ts';
import type { Does } from './deed.ts';
import { eraseNote } from './note-erasure.ts';
import { restoreNotes, trashNotes } from './note-trash.ts';
import { restoreWithdrawnNote, withdrawNote } from './note-withdrawal.ts';
import { promote, withdrawRecommendation } from './promotion.ts';
import { claimRapporteur, handOverRapporteur, releaseRapporteur } from './rapporteur.ts';
import { rotateLink } from './role-link.ts';
import { startTimer, stopTimer } from './timer.ts';

/** The deed of every command of the table. */
export const deeds: { readonly [Name in CommandName]: Does<Name> } = {
	openBreakout,
	closeBreakout,
	chooseBoard,
	claimRapporteur,
	releaseRapporteur,
	handOverRapporteur,
	promote,
	withdrawRecommendation,
	trashNotes,
	restoreNotes,
	withdrawNote,
	restoreWithdrawnNote,
	eraseNote,
	restoreBoard,
	lockBoard,
	startTimer,
	stopTimer,
	rotateLink
};
