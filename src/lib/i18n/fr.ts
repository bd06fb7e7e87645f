import { common } from './fr/common.ts';
import { kinds } from './fr/kinds.ts';
import { refusals } from './fr/refusals.ts';
import { join } from './fr/join.ts';
import { agenda } from './fr/agenda.ts';
import { board } from './fr/board.ts';
import { saving } from './fr/saving.ts';
import { plenary } from './fr/plenary.ts';
import { wall } from './fr/wall.ts';
import { desk } from './fr/desk.ts';
import { report } from './fr/report.ts';
import { setup } from './fr/setup.ts';
import { start } from './fr/start.ts';
import type { Catalogue } from './catalogues.ts';

export const fr: Catalogue = {
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
