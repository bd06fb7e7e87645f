import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, onTestFinished, test } from 'vitest';
import { newId } from '#domain/id.ts';
import { addNote, notesOf } from '#domain/note.ts';
import { Connection } from '#lib/connection.ts';
import { createLog, type Log } from '#server/log.ts';
import { openSqlite } from '#server/storage/sqlite.ts';
import type { Storage } from '#server/storage/storage.ts';
import { socketWith, until } from '../support/people.ts';
import { rawClient } from '../support/raw-client.ts';
import { sampleRows } from '../support/sample-rows.ts';
import { startWorkshop, type WorkshopOptions } from '../support/workshop.ts';

/* What becomes of a board when the disk is full, stalls, or has forgotten a bit. */

async function workshopWith(options: WorkshopOptions = {}) {
	const workshop = await startWorkshop(options);
	const event = await workshop.createEvent();
	const tsion = await workshop.enter(event, 'facilitator', 'Tsion Bekele');
	const amina = await workshop.join(event, 'Amina Yusuf');
	await tsion.command('openBreakout', { session: 'I' });
	const [water, schools] = event.boards.map(({ id }) => `board:${id}` as const);
	return { workshop, event, tsion, amina, water: water!, schools: schools! };
}

describe('a disk that is full', () => {
	test('refuses writing with the reason, lets reading and reports go on, and takes writes again when there is room, without a restart', async () => {
		let storage!: Storage;
		const maxPages = 400;
		const open = async (file: string) => (storage = await openSqlite(file, { maxPages }));
		const { workshop, event, tsion, amina, water } = await workshopWith({ open });
		onTestFinished(() => workshop.close());
		const page = amina.open(water);
		await page.synced();
		page.write(newId(), 'Written while there was room');
		const reader = tsion.open(water);
		await until(() => Object.keys(reader.texts()).length === 1);
		const ballast = await fill(storage);

		// Whoever asks is told; whoever only reads feels nothing. A little room may be left in half-filled pages.
		const asking = new Connection(water, {
			url: `${workshop.url.replace('http', 'ws')}/sync`,
			WebSocket: socketWith({ cookie: tsion.cookie }),
			random: () => 0.1
		});
		onTestFinished(() => asking.close());
		await until(() => asking.synced);
		const stock = rawClient(workshop.url, amina.cookie, water);
		await stock.settled();
		while (stock.closed === null && Object.keys(reader.texts()).length < 300) {
			const known = Object.keys(reader.texts()).length;
			stock.writeNote('x'.repeat(2_000));
			await until(() => stock.closed !== null || Object.keys(reader.texts()).length > known);
		}
		expect(stock.closed).toBe(4503);
		const before = Object.keys(reader.texts()).length;
		const waiting = addNote(asking.doc, 'This one waits: '.padEnd(2_000, 'w'));
		await until(() => !asking.alive, 'the page is told');
		expect(asking.saving.state).not.toBe('saved');
		const answer = await tsion.command('promote', {
			board: event.boards[0]!.id,
			notes: [Object.keys(reader.texts())[0]],
			text: 'y'.repeat(3_000)
		});
		expect([answer.status, (answer.body['error'] as { code: string }).code]).toEqual([
			507,
			'disk-full'
		]);

		expect((await tsion.view()).boards.length).toBeGreaterThan(0);
		for (const format of ['docx', 'md', 'csv', 'json']) {
			const report = `${workshop.url}/api/v1/events/${event.id}/report.${format}`;
			expect((await fetch(report, { headers: { cookie: tsion.cookie } })).status).toBe(200);
		}
		expect((await fetch(workshop.url)).status).toBe(200);
		const late = amina.open(water);
		await late.synced();
		expect(Object.keys(late.texts()).length).toBe(before);
		expect(reader.closed).toEqual([]);

		for (const id of ballast)
			await storage.commit({ writes: [{ op: 'remove', table: 'deeds', where: { id } }], log: [] });
		await until(() => reader.texts()[waiting] !== undefined, 'what waited arrives by itself');
		await until(() => asking.saving.state === 'saved');
		expect(notesOf(asking.doc).length).toBe(before + 1);
		expect((await tsion.command('startTimer', { seconds: 60 })).status).toBe(200);
		stock.end();
	});
});

/** Takes all the room there is. Gives what to remove for some of it to come back. */
async function fill(storage: Storage): Promise<string[]> {
	const { deeds } = sampleRows();
	const ballast: string[] = [];
	for (let size = 60_000; size > 100; size = Math.floor(size / 2))
		for (;;) {
			const id = newId<string>();
			const row = { ...deeds, id, input: 'x'.repeat(size) };
			try {
				await storage.commit({ writes: [{ op: 'insert', table: 'deeds', row }], log: [] });
				ballast.push(id);
			} catch (error) {
				expect(error).toMatchObject({ code: 'disk-full' });
				break;
			}
		}
	return ballast;
}

describe('a disk that stalls', () => {
	test('holds back the acknowledgement, and nothing else: a page, a cursor, a join of another room', async () => {
		const { workshop, tsion, amina, water, schools } = await workshopWith();
		onTestFinished(() => workshop.close());
		const writing = rawClient(workshop.url, amina.cookie, water, '?plenum=1');
		const beside = rawClient(workshop.url, tsion.cookie, water, '?plenum=1');
		await Promise.all([writing.settled(), beside.settled()]);
		for (const one of [writing, beside]) one.present({ note: 'before' });
		await until(
			() => beside.presence.has(writing.clientId) && writing.presence.has(beside.clientId)
		);
		await until(() => writing.saved === 1);

		// Somebody else holds the file: the writer's thread hangs in the middle of its commit.
		const holder = new DatabaseSync(join(workshop.dataDir, 'plenum.db'));
		onTestFinished(() => holder.close());
		holder.exec('PRAGMA busy_timeout = 5000; BEGIN IMMEDIATE');
		const note = writing.writeNote('Held back');

		expect((await fetch(workshop.url)).status).toBe(200);
		expect((await tsion.view()).boards.length).toBeGreaterThan(0);
		writing.present({ note: 'during' });
		await until(() => beside.presence.get(writing.clientId)?.includes('during') === true);
		const elsewhere = rawClient(workshop.url, tsion.cookie, schools);
		await elsewhere.settled();
		expect(elsewhere.closed).toBeNull();
		expect(writing.saved).toBe(1);
		expect(beside.doc.getMap('notes').has(note)).toBe(false);

		holder.exec('COMMIT');
		await until(() => writing.saved === 2, 'the acknowledgement');
		await until(() => beside.doc.getMap('notes').has(note), 'the note is shown');
		for (const one of [writing, beside, elsewhere]) one.end();
	});
});

describe('a disk that has forgotten a bit', () => {
	test('is found by the checksum: the board is named in the log and closed, the others are untouched', async () => {
		const said: unknown[] = [];
		const log = { ...createLog('silent'), error: (details: unknown) => said.push(details) } as Log;
		const { workshop, tsion, amina, water, schools } = await workshopWith({ log });
		onTestFinished(() => workshop.close());
		const [hers, his] = [amina.open(water), amina.open(schools)];
		await Promise.all([hers.synced(), his.synced()]);
		const mark = `marked ${newId()}`;
		hers.write(newId(), mark);
		his.write(newId(), 'On the other board');
		await until(async () => (await texts(tsion, water)).includes(mark));
		await until(async () => (await texts(tsion, schools)).includes('On the other board'));
		amina.leave();
		await workshop.restart(() => flipBit(join(workshop.dataDir, 'plenum.db'), mark));

		const lost = rawClient(workshop.url, amina.cookie, water, '?plenum=1');
		await lost.settled();
		expect([lost.closed, lost.reason]).toEqual([1013, 'this document cannot be read']);
		expect(said).toMatchObject([{ document: water, error: { name: 'Corrupt', document: water } }]);
		expect(await texts(tsion, schools)).toEqual(['On the other board']);
		expect((await tsion.view()).boards.length).toBeGreaterThan(0);
		lost.end();
	});
});

async function texts(person: Awaited<ReturnType<typeof workshopWith>>['tsion'], document: string) {
	const page = person.open(document);
	await page.synced();
	const found = Object.values(page.texts());
	page.leave();
	return found;
}

function flipBit(file: string, within: string): void {
	const contents = readFileSync(file);
	const at = contents.indexOf(within);
	expect(at).toBeGreaterThan(0);
	contents[at + 3] = (contents[at + 3] ?? 0) ^ 1;
	writeFileSync(file, contents);
}
