import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { newId } from '#domain/id.ts';
import { notesOf, rewriteNote, setNote, tracesOf } from '#domain/note.ts';
import { holds, toldOf } from '../support/overheard.ts';
import { until, type Answer, type Person } from '../support/people.ts';
import { startWorkshop, type Workshop } from '../support/workshop.ts';

let workshop: Workshop;
beforeAll(async () => {
	workshop = await startWorkshop();
});
afterAll(() => workshop.close());

const SECRET = 'Warehouse nine is watched at night';
const codeOf = ({ body }: Answer) =>
	(body['error'] as { code: string } | undefined)?.code ?? 'done';

/** Amina's note with words that put somebody at risk, and one of Omar's; Tsion facilitates. */
async function board() {
	const event = await workshop.createEvent();
	const tsion = await workshop.enter(event, 'facilitator', 'Tsion Bekele');
	const amina = await workshop.join(event, 'Amina Yusuf');
	const omar = await workshop.join(event, 'Omar Hassan');
	await tsion.command('openBreakout', { session: 'I' });
	const id = event.boards[0]!.id;
	const [secret, other] = [newId(), newId()];
	await write(amina, id, secret, SECRET);
	await write(omar, id, other, 'Repair the wells');
	const told = async (who: Person, document = `board:${id}`, before?: Y.Doc) =>
		toldOf(workshop.url, who.cookie, document, before);
	return { event, tsion, amina, omar, board: id, secret, other, told };
}

async function write(person: Person, board: string, note: string, text: string): Promise<void> {
	const [open, reader] = [person.open(`board:${board}`), person.open(`board:${board}`)];
	await open.synced();
	open.doc.transact(() => {
		open.write(note, text);
		setNote(open.doc, note, { lead: text.slice(0, 9), table: 'T2', pos: [40, 80] });
	});
	await until(() => note in reader.texts(), 'the note is on disk');
	open.leave();
	reader.leave();
}

/** Whether a kept snapshot of a document holds the words. */
function keptWith(document: string, words: string): boolean {
	const database = new DatabaseSync(join(workshop.dataDir, 'plenum.db'), { readOnly: true });
	const rows = database.prepare('SELECT state FROM snapshots WHERE document = ?').all(document);
	database.close();
	expect(rows).toHaveLength(1);
	return rows.some((row) => holds(Buffer.from(row['state'] as Uint8Array), words));
}

describe('a note’s words taken back', () => {
	it('by its author are in no page, snapshot or answer any more; a trace stays', async () => {
		const { amina, omar, board: id, secret, other, told } = await board();
		const reader = omar.open(`board:${id}`);
		await reader.synced();
		expect(holds(await told(omar), SECRET)).toBe(true);
		const answer = await amina.command('withdrawNote', { board: id, note: secret });
		expect([codeOf(answer), answer.body['note']]).toEqual(['done', secret]);
		await until(() => tracesOf(reader.doc).length === 1);
		expect(tracesOf(reader.doc)[0]).toMatchObject({
			id: secret,
			withdrawnAt: answer.body['withdrawnAt'],
			pos: [40, 80]
		});
		expect(notesOf(reader.doc).map((note) => note.id)).toEqual([other]);
		expect(holds(Buffer.from(Y.encodeStateAsUpdate(reader.doc)), SECRET)).toBe(false);
		expect(holds(await told(amina), SECRET)).toBe(false);
		expect(keptWith(`board:${id}`, SECRET)).toBe(false);
		await workshop.restart();
		expect(holds(await told(amina), SECRET)).toBe(false);
	});

	it('by a stranger are not; by a facilitator are, also when the board is closed and locked', async () => {
		const { tsion, omar, board: id, secret, told } = await board();
		expect(codeOf(await omar.command('withdrawNote', { board: id, note: secret }))).toBe(
			'not-allowed'
		);
		expect(codeOf(await omar.command('withdrawNote', { board: id, note: newId() }))).toBe(
			'note-gone'
		);
		await tsion.command('closeBreakout', { session: 'I' });
		await tsion.command('lockBoard', { board: id, locked: true });
		expect(codeOf(await tsion.command('withdrawNote', { board: id, note: secret }))).toBe('done');
		expect(codeOf(await tsion.command('withdrawNote', { board: id, note: secret }))).toBe('done');
		expect(holds(await told(omar), SECRET)).toBe(false);
	});

	it('come back for the author, from the log, where the trace lies', async () => {
		const { tsion, amina, omar, board: id, secret } = await board();
		await amina.command('withdrawNote', { board: id, note: secret });
		const notes = { board: id, note: secret };
		for (const other of [omar, tsion])
			expect(codeOf(await other.command('restoreWithdrawnNote', notes))).toBe('not-allowed');
		expect(codeOf(await amina.command('restoreWithdrawnNote', notes))).toBe('done');
		expect(codeOf(await amina.command('restoreWithdrawnNote', notes))).toBe('done');
		const reader = omar.open(`board:${id}`);
		await reader.synced();
		expect(notesOf(reader.doc).find((note) => note.id === secret)).toMatchObject({
			text: SECRET,
			lead: SECRET.slice(0, 9),
			table: 'T2',
			pos: [40, 80]
		});
		await tsion.command('withdrawNote', notes);
		expect(codeOf(await amina.command('restoreWithdrawnNote', notes))).toBe('not-allowed');
		expect(codeOf(await tsion.command('restoreWithdrawnNote', notes))).toBe('done');
		await until(() => reader.texts()[secret] === SECRET);
	});

	it('do not return with a page that was away, and what it wrote there is kept without content', async () => {
		const { amina, omar, board: id, secret, other, told } = await board();
		const pad = omar.open(`board:${id}`);
		const reader = amina.open(`board:${id}`);
		await Promise.all([pad.synced(), reader.synced()]);
		const before = new Y.Doc();
		Y.applyUpdate(before, Y.encodeStateAsUpdate(pad.doc));
		pad.provider.disconnect();
		await amina.command('withdrawNote', { board: id, note: secret });
		rewriteNote(pad.doc, secret, `${SECRET}, says the porter`);
		setNote(pad.doc, secret, { lead: 'The porter says' });
		rewriteNote(pad.doc, other, 'Repair the wells first');
		pad.provider.connect();
		await until(() => reader.texts()[other] === 'Repair the wells first', 'the rest arrives');
		await until(() => tracesOf(pad.doc).length === 1);
		expect(notesOf(pad.doc).map((note) => note.id)).toEqual([other]);
		for (const doc of [pad.doc, reader.doc, before]) {
			const bytes = doc === before ? await told(omar, `board:${id}`, before) : state(doc);
			for (const words of [SECRET, 'porter']) expect(holds(bytes, words)).toBe(false);
		}
		const database = new DatabaseSync(join(workshop.dataDir, 'plenum.db'), { readOnly: true });
		const rows = database.prepare('SELECT bytes FROM log WHERE document = ?').all(`board:${id}`);
		database.close();
		const log = Buffer.concat(rows.map((row) => Buffer.from(row['bytes'] as Uint8Array)));
		expect(holds(log, 'porter')).toBe(false);
		expect(holds(log, SECRET)).toBe(true);
	});

	it('cannot be forged: neither the trace nor words in its place', async () => {
		const { amina, omar, board: id, secret, other } = await board();
		await amina.command('withdrawNote', { board: id, note: secret });
		const acts: ((notes: Y.Map<Y.Map<unknown>>) => void)[] = [
			(notes) => notes.get(other)!.set('withdrawn', 1),
			(notes) => notes.get(secret)!.delete('withdrawn'),
			(notes) => notes.get(secret)!.set('text', new Y.Text('Amina said so')),
			(notes) => notes.set(secret, new Y.Map([['text', new Y.Text('Amina said so')]])),
			(notes) => notes.delete(secret),
			(notes) => notes.set(newId(), new Y.Map<unknown>([['withdrawn', 1]]))
		];
		for (const act of acts) {
			const pad = omar.open(`board:${id}`);
			await pad.synced();
			act(pad.doc.getMap<Y.Map<unknown>>('notes'));
			await until(() => pad.closed.length > 0, 'the forger is stopped');
			expect(pad.closed[0]).toBe(4422);
			pad.leave();
		}
		const mover = omar.open(`board:${id}`);
		await mover.synced();
		mover.doc.getMap<Y.Map<unknown>>('notes').get(secret)!.set('pos', [1, 2]);
		const reader = amina.open(`board:${id}`);
		await until(() => tracesOf(reader.doc)[0]?.pos?.[0] === 1, 'a trace can be moved');
	});
});

describe('a promoted note’s words taken back', () => {
	it('withdraw the recommendation that had no other source', async () => {
		const { event, tsion, amina, board: id, secret, told } = await board();
		await tsion.command('promote', { board: id, notes: [secret] });
		const answer = await amina.command('withdrawNote', { board: id, note: secret });
		expect(answer.body['recommendations']).toEqual([{ label: 'I-A-1', status: 'withdrawn' }]);
		const view = await amina.view();
		expect(view.recommendations).toMatchObject([{ label: 'I-A-1', status: 'withdrawn', text: '' }]);
		expect(JSON.stringify(view)).not.toContain(SECRET);
		expect(holds(await told(amina, `event:${event.id}`), SECRET)).toBe(false);
		expect(keptWith(`event:${event.id}`, SECRET)).toBe(false);
	});

	it('go out of one that has other sources; worded anew around them, it is withdrawn', async () => {
		const { tsion, amina, board: id, secret, other, told, event } = await board();
		await tsion.command('promote', { board: id, notes: [secret, other] });
		const first = await amina.command('withdrawNote', { board: id, note: secret });
		expect(first.body['recommendations']).toEqual([{ label: 'I-A-1', status: 'live' }]);
		const [one] = (await amina.view()).recommendations;
		expect(one).toMatchObject({ text: 'Repair the wells', lead: 'Repair th', version: 2 });
		await amina.command('restoreWithdrawnNote', { board: id, note: secret });
		await tsion.command('withdrawRecommendation', { recommendation: one!.id });
		await tsion.command('promote', {
			board: id,
			notes: [secret, other],
			text: `Wells; ${SECRET.toUpperCase()}!`
		});
		const second = await amina.command('withdrawNote', { board: id, note: secret });
		expect(second.body['recommendations']).toEqual([{ label: 'I-A-2', status: 'withdrawn' }]);
		expect(holds(await told(amina, `event:${event.id}`), SECRET)).toBe(false);
		expect(holds(await told(amina, `event:${event.id}`), SECRET.toUpperCase())).toBe(false);
	});
});

function state(doc: Y.Doc): Buffer {
	return Buffer.from(Y.encodeStateAsUpdate(doc));
}
