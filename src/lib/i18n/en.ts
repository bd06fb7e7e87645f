import { common } from './en/common.ts';
import { kinds } from './en/kinds.ts';
import { refusals } from './en/refusals.ts';
import { join } from './en/join.ts';
import { agenda } from './en/agenda.ts';
import { board } from './en/board.ts';
import { saving } from './en/saving.ts';
import { plenary } from './en/plenary.ts';
import { wall } from './en/wall.ts';
import { desk } from './en/desk.ts';
import { report } from './en/report.ts';
import { setup } from './en/setup.ts';
import { start } from './en/start.ts';

/** English: its shape is the shape of every language. */
export const en = {
	common,
	kinds,
	refusals,
	join,
	agenda,
	board,
	saving,
	plenary,
	wall,
	desk,
	report,
	setup,
	start
};
