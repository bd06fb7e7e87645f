import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#domain/id.ts';
import { notesOf, noteOf, rewriteNote } from '#domain/note.ts';
import { until, type Answer, type Person } from '../support/people.ts';
import { startWorkshop, type Workshop } from '../support/workshop.ts';

let workshop: Workshop;
beforeAll(async () => {
	workshop = await startWorkshop();
});
afterAll(() => workshop.close());

const codeOf = ({ body }: Answer) =>
	(body['error'] as { code: string } | undefined)?.code ?? 'done';

async function board() {
	const event = await workshop.createEvent();
	const tsion = await workshop.enter(event, 'facilitator', 'Tsion Bekele');
	const amina = await workshop.join(event, 'Amina Yusuf');
	const omar = await workshop.join(event, 'Omar Hassan');
	await tsion.command('openBreakout', { session: 'I' });
	const id = event.boards[0]!.id;
	const [pad, reader] = [amina.open(`board:${id}`), omar.open(`board:${id}`)];
	await Promise.all([pad.synced(), reader.synced()]);
	const member = (person: Person) => workshop.app.member(person.cookie.split('=')[1]!, event.id);
	return { event, tsion, amina, omar, board: id, pad, reader, member };
}

/** A moment that lies after everything before, and before everything after. */
async function moment(): Promise<number> {
	const at = Date.now();
	await until(() => Date.now() > at);
	return at;
}

describe('a board of a minute ago', () => {
	it('comes back for everybody, as an edit; withdrawn and erased words do not', async () => {
		const { event, tsion, amina, omar, board: id, pad, reader, member } = await board();
		const ada = await workshop.enter(event, 'organiser', 'Ada');
		const [wells, teachers, secret, erased] = [newId(), newId(), newId(), newId()];
		pad.write(wells, 'Repair the wells');
		pad.write(teachers, 'Pay the teachers');
		pad.write(secret, 'Warehouse nine is watched');
		pad.write(erased, 'Ask the porter');
		await until(() => erased in reader.texts());
		const then = await moment();

		rewriteNote(pad.doc, wells, 'Nothing');
		const later = newId();
		pad.write(later, 'Written later');
		await until(() => reader.texts()[wells] === 'Nothing' && later in reader.texts());
		await tsion.command('trashNotes', { board: id, notes: [teachers] });
		await amina.command('withdrawNote', { board: id, note: secret });
		await ada.command('eraseNote', { board: id, note: erased });

		expect(codeOf(await omar.command('restoreBoard', { board: id, at: then }))).toBe('not-allowed');
		const answer = await tsion.command('restoreBoard', { board: id, at: then });
		expect(answer.body).toMatchObject({ board: id, at: then, notes: 2 });
		const texts = (doc = reader.doc) => notesOf(doc).map((note) => note.text);
		await until(() => [pad, reader].every(({ doc }) => texts(doc).includes('Repair the wells')));
		expect(texts().sort()).toEqual(['Pay the teachers', 'Repair the wells']);
		expect(noteOf(reader.doc, later)?.state).toBe('trashed');

		const past = await workshop.app.boardAt(await member(tsion), id, then);
		expect(past.map((note) => [note.text, note.late]).sort()).toEqual([
			['Pay the teachers', false],
			['Repair the wells', false]
		]);
		const before = await workshop.app.boardAt(await member(tsion), id, then - 3_600_000);
		expect(before).toEqual([]);
		await expect(workshop.app.boardAt(await member(omar), id, then)).rejects.toMatchObject({
			code: 'not-allowed'
		});

		// Nothing is lost by going back: the way forth again is the same.
		await workshop.restart();
		const since = await moment();
		rewriteNote(reader.doc, wells, 'Wells again');
		await until(() => pad.texts()[wells] === 'Wells again');
		await tsion.command('restoreBoard', { board: id, at: since });
		await until(() => pad.texts()[wells] === 'Repair the wells');
		expect(pad.closed.filter((code) => code >= 4400)).toEqual([]);
	});

	it('is found among the minutes in which something changed', async () => {
		const { amina, tsion, board: id, pad, reader, member } = await board();
		const ids = [newId(), newId(), newId()];
		for (const note of ids) pad.write(note, 'Repair the wells');
		await until(() => Object.keys(reader.texts()).length === 3);
		await amina.command('trashNotes', { board: id, notes: ids.slice(0, 1) });
		const minutes = await workshop.app.boardMinutes(await member(tsion), id);
		expect(minutes.length).toBeGreaterThanOrEqual(1);
		expect(minutes.at(-1)?.notes).toBe(2);
		expect(minutes.at(-1)!.at).toBeLessThanOrEqual(Date.now());
		await expect(workshop.app.boardMinutes(await member(amina), id)).rejects.toMatchObject({
			code: 'not-allowed'
		});
		await expect(workshop.app.boardMinutes(await member(tsion), newId())).rejects.toMatchObject({
			code: 'not-found'
		});
	});
});
