import { execFile } from 'node:child_process';
import {
	copyFileSync,
	existsSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#domain/id.ts';
import { startServer, type ServerProcess } from '../support/processes.ts';
import { createEvent, enter, join as joinEvent, openDocument, until } from '../support/people.ts';

const TOKEN = 'an-administrator-for-tests';
const MAIN = fileURLToPath(new URL('../../server/main.ts', import.meta.url));

let dataDir: string;
let copies: string;
let server: ServerProcess | null = null;
beforeEach(() => {
	dataDir = mkdtempSync(join(tmpdir(), 'plenum-restore-'));
	copies = mkdtempSync(join(tmpdir(), 'plenum-copies-'));
});
afterEach(async () => {
	await server?.kill();
	server = null;
	for (const folder of [dataDir, copies]) rmSync(folder, { recursive: true, force: true });
});

const start = async () => {
	server = await startServer({
		HOST: '127.0.0.1',
		DATA_DIR: dataDir,
		ADMIN_TOKEN: TOKEN,
		LOG_LEVEL: 'error',
		PATH: process.env['PATH'] ?? ''
	});
	return server;
};
const stop = async () => {
	await server?.kill();
	server = null;
};

/** `node server/main.ts …` on the data folder. */
function run(...words: string[]): Promise<{ code: number; said: string }> {
	return new Promise((resolve) => {
		const env = { PATH: process.env['PATH'], DATA_DIR: dataDir };
		const child = execFile(process.execPath, [MAIN, ...words], { env }, (_, out, err) =>
			resolve({ code: child.exitCode ?? -1, said: out + err })
		);
	});
}

/** An open breakout at which Amina writes; one person a browser, as ever. */
async function workshop() {
	const { url } = await start();
	const agenda = JSON.parse(
		readFileSync(new URL('../../static/example-agenda.json', import.meta.url), 'utf8')
	) as unknown;
	const event = await createEvent(url, TOKEN, agenda);
	const tsion = await enter(url, event, event.links.facilitator, 'Tsion Bekele');
	const ada = await enter(url, event, event.links.organiser, 'Ada');
	const amina = await joinEvent(url, event, 'Amina Yusuf');
	await tsion.command('openBreakout', { session: 'I' });
	const board = event.boards[0]!.id;
	const write = async (text: string) => {
		const id = newId();
		const [pad, reader] = [amina.open(`board:${board}`), amina.open(`board:${board}`)];
		await pad.synced();
		pad.write(id, text);
		await until(() => reader.texts()[id] === text, 'the note is on disk');
		pad.leave();
		reader.leave();
		return id;
	};
	return { event, tsion, ada, amina, board, write };
}

describe('a backup', () => {
	it('is made while people write, and what was saved before is in it', async () => {
		const { write } = await workshop();
		const before = await write('Repair the wells');
		const file = join(copies, 'port-amani.db');
		expect(await run('backup', file)).toMatchObject({ code: 0 });
		const copy = new DatabaseSync(file, { readOnly: true });
		expect(copy.prepare('SELECT note FROM notes').all()).toEqual([{ note: before }]);
		copy.close();
		expect(readdirSync(copies)).toEqual(['port-amani.db']);
		const again = await run('backup', file);
		expect([again.code, again.said]).toEqual([1, expect.stringContaining('there already')]);
		await write('The server goes on');
	});

	it('is named on the receipt when words that may be in it are erased', async () => {
		const { ada, board, write } = await workshop();
		const note = await write('Warehouse nine is watched');
		const file = join(copies, 'port-amani.db');
		await run('backup', file);
		const receipt = await ada.command('eraseNote', { board, note });
		expect(receipt.body['backups']).toEqual([file]);
		const later = await write('Repair the wells');
		expect((await ada.command('eraseNote', { board, note: later })).body['backups']).toEqual([]);
	});
});

describe('restoring a backup', () => {
	it('brings back what was saved then, keeps the other, and begins a new epoch', async () => {
		const { amina, board, write } = await workshop();
		const kept = await write('Repair the wells');
		const file = join(copies, 'port-amani.db');
		await run('backup', file);
		const lost = await write('Written after the backup');
		const old = amina.open(`board:${board}`, { epoch: '1' });
		await old.synced();
		const busy = await run('restore', file);
		expect([busy.code, busy.said]).toEqual([1, expect.stringContaining('in use')]);
		old.leave();
		await stop();

		const done = await run('restore', file);
		expect(done).toMatchObject({ code: 0, said: expect.stringContaining('is kept as') });
		const [beside] = readdirSync(dataDir).filter((name) => name.includes('before-restore'));
		const other = new DatabaseSync(join(dataDir, beside!), { readOnly: true });
		expect(other.prepare('SELECT count(*) AS n FROM notes').get()).toEqual({ n: 2 });
		other.close();

		const { url } = await start();
		const page = openDocument(url, amina.cookie, `board:${board}`, { epoch: '1' });
		await until(() => page.closed.length > 0, 'the old page is told');
		expect(page.closed[0]).toBe(4409);
		page.leave();
		const fresh = openDocument(url, amina.cookie, `board:${board}`, { epoch: '2' });
		await fresh.synced();
		expect(fresh.texts()).toEqual({ [kept]: 'Repair the wells' });
		const next = newId();
		fresh.write(next, 'And on it goes');
		const reader = openDocument(url, amina.cookie, `board:${board}`);
		await until(() => reader.texts()[next] === 'And on it goes');
		expect(reader.texts()[lost]).toBeUndefined();
		fresh.leave();
		reader.leave();
		await stop();

		expect((await run('restore', file)).code).toBe(0);
		const third = openDocument((await start()).url, amina.cookie, `board:${board}`, {
			epoch: '3'
		});
		await third.synced();
		expect(third.texts()).toEqual({ [kept]: 'Repair the wells' });
		third.leave();
	});

	it('names what was erased since, and works where the database is damaged or gone', async () => {
		const { ada, board, write } = await workshop();
		const note = await write('Warehouse nine is watched');
		const file = join(copies, 'port-amani.db');
		await run('backup', file);
		await ada.command('eraseNote', { board, note });
		await stop();
		const done = await run('restore', file);
		expect(done.said).toContain(`${board} ${note}`);

		writeFileSync(join(dataDir, 'plenum.db'), 'not a database any more');
		expect((await run('restore', file)).code).toBe(0);
		rmSync(join(dataDir, 'plenum.db'));
		expect((await run('restore', file)).code).toBe(0);
		await start();
	});

	it('leaves everything as it was when the file is damaged, no backup, or not there', async () => {
		const { write } = await workshop();
		await write('Repair the wells');
		const file = join(copies, 'port-amani.db');
		await run('backup', file);
		await stop();
		const before = readFileSync(join(dataDir, 'plenum.db'));
		const bent = join(copies, 'bent.db');
		copyFileSync(file, bent);
		const database = new DatabaseSync(bent);
		database.exec("UPDATE log SET bytes = x'0102' WHERE number = 1 AND document LIKE 'board:%'");
		database.close();
		writeFileSync(join(copies, 'letter.txt'), 'Dear Amina');
		for (const [name, words] of [
			['bent.db', 'corrupt'],
			['letter.txt', 'cannot be used'],
			['nothing.db', 'There is no file']
		] as const) {
			const failed = await run('restore', join(copies, name));
			expect([failed.code, failed.said]).toEqual([1, expect.stringContaining(words)]);
			expect(failed.said).not.toMatch(/^\s+at /m);
		}
		expect(readFileSync(join(dataDir, 'plenum.db')).equals(before)).toBe(true);
		expect(existsSync(join(dataDir, 'plenum.db.restoring'))).toBe(false);
		const asked = await run('launch');
		expect([asked.code, asked.said]).toEqual([1, expect.stringContaining('restore FILE')]);
	});
});
