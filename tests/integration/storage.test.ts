import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, describe, expect, test } from 'vitest';
import { newId } from '#domain/id.ts';
import { openSqlite } from '#server/storage/sqlite.ts';
import { Corrupt } from '#server/storage/storage.ts';
import { createMemoryStorage } from '../support/memory-storage.ts';
import { sampleRows } from '../support/sample-rows.ts';
import { board, bytes, storageContract, update } from './storage-contract.ts';

const folder = mkdtempSync(join(tmpdir(), 'plenum-storage-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

storageContract('memory', async () => createMemoryStorage());
storageContract('SQLite', () => openSqlite(newFile()));

describe('SQLite on a disk', () => {
	test('everything is there after opening again', async () => {
		const file = newFile();
		const document = board();
		const rows = sampleRows();
		const before = await openSqlite(file);
		await before.commit({
			writes: [{ op: 'insert', table: 'events', row: rows.events }],
			log: [update(document, 1), update(document, 2)]
		});
		await before.keepSnapshot(document, 1, bytes(10));
		await before.close();

		const after = await openSqlite(file);
		expect(await after.rows('events', {})).toEqual([rows.events]);
		expect(await after.load(document)).toMatchObject({
			snapshot: { upto: 1, state: bytes(10) },
			tail: [{ number: 2, update: bytes(2) }]
		});
		expect((await after.commit({ writes: [], log: [update(document, 3)] })).numbers).toEqual([3]);
		await after.close();
	});

	test('a changed row is named, and every other document opens', async () => {
		const file = newFile();
		const [water, schools] = [board(), board()];
		const mark = new TextEncoder().encode(`marked ${newId()}`);
		const storage = await openSqlite(file);
		await storage.commit({
			writes: [],
			log: [update(water, 1), { ...update(water, 2), update: mark }, update(schools, 3)]
		});
		await storage.close();
		flipByte(file, mark);

		const after = await openSqlite(file);
		const opening = after.load(water);
		await expect(opening).rejects.toBeInstanceOf(Corrupt);
		await expect(opening).rejects.toMatchObject({ document: water, number: 2 });
		expect((await after.load(schools)).tail).toHaveLength(1);
		await after.close();
	});

	test('a row that is gone is named too: a board never opens with a hole in it', async () => {
		const file = newFile();
		const water = board();
		const storage = await openSqlite(file);
		await storage.commit({ writes: [], log: [1, 2, 3].map((value) => update(water, value)) });
		await storage.close();
		directly(file, (database) => database.exec('DELETE FROM log WHERE number = 2'));

		const after = await openSqlite(file);
		await expect(after.load(water)).rejects.toMatchObject({ number: 2 });
		await after.close();
	});

	test('a snapshot that does not read well is passed over for the one before it', async () => {
		const file = newFile();
		const water = board();
		const mark = new TextEncoder().encode(`folded ${newId()}`);
		const storage = await openSqlite(file);
		await storage.commit({ writes: [], log: [1, 2, 3].map((value) => update(water, value)) });
		await storage.keepSnapshot(water, 1, bytes(10));
		await storage.keepSnapshot(water, 2, mark);
		await storage.close();
		flipByte(file, mark);

		const after = await openSqlite(file);
		const { snapshot, tail } = await after.load(water);
		expect(snapshot).toEqual({ upto: 1, state: bytes(10) });
		expect(tail.map(({ number }) => number)).toEqual([2, 3]);
		await after.close();
	});

	test('a full disk refuses what finds no room, takes what does, and goes on afterwards', async () => {
		const file = newFile();
		const water = board();
		const storage = await openSqlite(file, { maxPages: 80 });
		const { deeds, notes } = sampleRows();
		const large = (id: string) =>
			storage.commit({
				writes: [
					{ op: 'insert', table: 'deeds', row: { ...deeds, id, input: 'x'.repeat(30_000) } }
				],
				log: []
			});
		let kept = 0;
		for (; ; kept++) {
			const refusal = await large(`deed-${kept}`).then(
				() => null,
				(error: unknown) => error
			);
			if (refusal) {
				expect(refusal).toMatchObject({ name: 'Refusal', code: 'disk-full' });
				break;
			}
			expect(kept).toBeLessThan(20);
		}
		const together = await Promise.allSettled([
			storage.commit({ writes: [{ op: 'insert', table: 'notes', row: notes }], log: [] }),
			large('too-large'),
			storage.commit({ writes: [], log: [update(water, 1)] })
		]);
		expect(together.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
		expect(await storage.rows('deeds', {})).toHaveLength(kept);

		await storage.commit({
			writes: [{ op: 'remove', table: 'deeds', where: { event: deeds.event } }],
			log: []
		});
		await large('after');
		await storage.close();

		const after = await openSqlite(file);
		expect(await after.rows('deeds', {})).toMatchObject([{ id: 'after' }]);
		expect(await after.rows('notes', {})).toEqual([notes]);
		expect((await after.load(water)).tail).toEqual([{ number: 1, update: bytes(1) }]);
		await after.close();
	});

	test('a database of a later version is refused in words and left alone', async () => {
		const file = newFile();
		await (await openSqlite(file)).close();
		directly(file, (database) => database.exec('PRAGMA user_version = 1000'));
		await expect(openSqlite(file)).rejects.toThrow('later version of Plenum');
		directly(file, (database) => {
			expect(database.prepare('PRAGMA user_version').get()).toEqual({ user_version: 1000 });
		});
	});

	test('two servers cannot share one file, and the second may have it when the first has gone', async () => {
		const file = newFile();
		const first = await openSqlite(file);
		await expect(openSqlite(file, { patience: 100 })).rejects.toThrow('another Plenum server');
		const second = openSqlite(file);
		await first.close();
		await (await second).close();
	});

	test('another process sees an edit as soon as it counts as committed', async () => {
		const file = newFile();
		const storage = await openSqlite(file);
		await storage.commit({ writes: [], log: [update(board(), 1)] });
		directly(file, (database) => {
			expect(database.prepare('SELECT count(*) AS rows FROM log').get()).toEqual({ rows: 1 });
		});
		await storage.close();
	});
});

function newFile(): string {
	return join(folder, newId(), 'plenum.db');
}

function directly(file: string, use: (database: DatabaseSync) => void): void {
	const database = new DatabaseSync(file);
	try {
		use(database);
	} finally {
		database.close();
	}
}

function flipByte(file: string, within: Uint8Array): void {
	const contents = readFileSync(file);
	const at = contents.indexOf(within);
	expect(at).toBeGreaterThan(0);
	contents[at + 3] = (contents[at + 3] ?? 0) ^ 1;
	writeFileSync(file, contents);
}
