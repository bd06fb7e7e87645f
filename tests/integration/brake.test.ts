import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#domain/id.ts';
import { allNotesOf, trashNote } from '#domain/note.ts';
import { until, type Answer, type Person } from '../support/people.ts';
import { startWorkshop, type Workshop } from '../support/workshop.ts';

let workshop: Workshop;
beforeAll(async () => {
	workshop = await startWorkshop();
});
afterAll(() => workshop.close());

const codeOf = ({ body }: Answer) =>
	(body['error'] as { code: string } | undefined)?.code ?? 'done';

/** Board A with 30 notes of Amina's and one of Omar's; Tsion facilitates. */
async function fullBoard() {
	const event = await workshop.createEvent();
	const tsion = await workshop.enter(event, 'facilitator', 'Tsion Bekele');
	const amina = await workshop.join(event, 'Amina Yusuf');
	const omar = await workshop.join(event, 'Omar Hassan');
	await tsion.command('openBreakout', { session: 'I' });
	const board = event.boards[0]!.id;
	const notes = Array.from({ length: 30 }, () => newId());
	const own = newId();
	await write(amina, board, notes);
	await write(omar, board, [own]);
	const wall = tsion.open(`board:${board}`);
	await wall.synced();
	const trashed = () =>
		allNotesOf(wall.doc)
			.filter((note) => note.state === 'trashed')
			.map((note) => note.id as string);
	return { event, tsion, amina, omar, board, notes, own, wall, trashed };
}

async function write(person: Person, board: string, notes: readonly string[]): Promise<void> {
	const open = person.open(`board:${board}`);
	const reader = person.open(`board:${board}`);
	await open.synced();
	for (const note of notes) open.write(note, `Wells first, says ${note}`);
	await until(() => notes.every((note) => note in reader.texts()), 'the notes are on disk');
	open.leave();
	reader.leave();
}

describe('removing many notes', () => {
	it('is a command: a facilitator’s for any, a participant’s for the own', async () => {
		const { tsion, amina, omar, board, notes, own, trashed } = await fullBoard();
		expect(codeOf(await omar.command('trashNotes', { board, notes: [...notes, own] }))).toBe(
			'not-allowed'
		);
		expect(trashed()).toEqual([]);
		expect(codeOf(await omar.command('trashNotes', { board, notes: [own] }))).toBe('done');
		await until(() => trashed().length === 1);
		expect(codeOf(await amina.command('trashNotes', { board, notes }))).toBe('done');
		await until(() => trashed().length === 31);
		expect(codeOf(await tsion.command('restoreNotes', { board, notes: [...notes, own] }))).toBe(
			'done'
		);
		await until(() => trashed().length === 0);
		expect(codeOf(await tsion.command('trashNotes', { board, notes: [...notes, own] }))).toBe(
			'done'
		);
		await until(() => trashed().length === 31);
	});

	it('is nobody’s but the facilitator’s once the breakout is closed', async () => {
		const { tsion, amina, board, notes } = await fullBoard();
		await tsion.command('closeBreakout', { session: 'I' });
		expect(codeOf(await amina.command('trashNotes', { board, notes }))).toBe('breakout-closed');
		expect(codeOf(await tsion.command('trashNotes', { board, notes }))).toBe('done');
	});

	it('without the command meets the brake, and the facilitator reads so in the log', async () => {
		const { event, tsion, omar, board, notes, trashed } = await fullBoard();
		const open = omar.open(`board:${board}`);
		await open.synced();
		open.doc.transact(() => {
			for (const note of notes) trashNote(open.doc, note);
		});
		await until(() => open.closed.length > 0, 'Omar is stopped');
		expect(open.closed[0]).toBe(4422);
		expect(trashed()).toEqual([]);
		const seat = tsion.cookie.split('=')[1]!;
		const member = await workshop.app.member(seat, event.id);
		const stop = async () =>
			(await workshop.app.deeds(member)).find((one) => one.outcome === 'brake');
		await until(async () => (await stop()) !== undefined, 'the log tells it');
		expect(await stop()).toMatchObject({
			participant: omar.participant,
			command: 'write',
			input: { board, notes: 30, letters: 0 }
		});
	});
});
