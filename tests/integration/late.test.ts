import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '#domain/id.ts';
import { until } from '../support/people.ts';
import { startWorkshop, type Workshop } from '../support/workshop.ts';

let workshop: Workshop;
beforeAll(async () => {
	workshop = await startWorkshop();
});
afterAll(() => workshop.close());

function lateness(note: string): boolean | undefined {
	const database = new DatabaseSync(join(workshop.dataDir, 'plenum.db'), { readOnly: true });
	const row = database.prepare('SELECT late FROM notes WHERE note = ?').get(note);
	database.close();
	return row && row['late'] === 1;
}

it('work done offline before the closing arrives late, also after a lock, a timer and a restart', async () => {
	const event = await workshop.createEvent();
	const tsion = await workshop.enter(event, 'facilitator', 'Tsion Bekele');
	const amina = await workshop.join(event, 'Amina Yusuf');
	const omar = await workshop.join(event, 'Omar Hassan');
	await tsion.command('openBreakout', { session: 'I' });
	const board = event.boards[0]!.id;
	const [inTime, offline, tooLate, locked] = [newId(), newId(), newId(), newId()];
	const pad = amina.open(`board:${board}`);
	const reader = omar.open(`board:${board}`);
	await Promise.all([pad.synced(), reader.synced()]);
	pad.write(inTime, 'Clean water');
	await until(() => inTime in reader.texts());
	pad.provider.disconnect();
	pad.write(offline, 'Written in the lift');

	await tsion.command('closeBreakout', { session: 'I' });
	await tsion.command('startTimer', { board, seconds: 60 });
	await tsion.command('lockBoard', { board, locked: true });
	await workshop.restart();
	pad.provider.connect();
	await until(() => reader.texts()[offline] === 'Written in the lift', 'the offline note is there');
	expect([inTime, offline].map(lateness)).toEqual([false, true]);
	pad.write(tooLate, 'After everybody');
	await until(() => pad.closed.includes(4403), 'Amina is told that the board is closed');
	expect(reader.texts()[tooLate]).toBeUndefined();

	const facilitator = tsion.open(`board:${board}`);
	await facilitator.synced();
	facilitator.write(locked, 'Added by the facilitator');
	await until(() => locked in reader.texts());
	expect(lateness(locked)).toBe(true);
});
