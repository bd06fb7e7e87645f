import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { adminToken, killOnce, type Aftermath } from '../support/killing.ts';
import { startServer, type ServerProcess } from '../support/processes.ts';
import { random } from '../support/random.ts';

/*
 * The first promise of the board: what anybody has seen, and what the server has called saved, is
 * there after the server died without warning; and once. `PLENUM_KILLS=500` for a long night,
 * `SEED=…` to run a failing night again.
 */

const rounds = Number(process.env['PLENUM_KILLS'] ?? 20);
const people = Number(process.env['PLENUM_WRITERS'] ?? 40);
const chance = random();

describe(`a server that is killed while ${people} people write (SEED=${chance.seed})`, () => {
	const night = place();
	const rest: Aftermath[] = [];

	test.each(Array.from({ length: rounds }, (_, index) => index + 1))(
		'has lost nothing that anybody saw or that it called saved, kill %i',
		async () => {
			const after = await killOnce({ ...night(), people, chance });
			night(after.server);
			rest.push(after);
			expect(after.seen).toBeGreaterThan(0);
			expect(after.saved).toBeGreaterThan(0);
			expect(after.lostThoughSeen).toEqual([]);
			expect(after.lostThoughSaved).toEqual([]);
			expect(after.wrong).toEqual([]);
			expect(await after.reunite()).toEqual([]);
			after.end();
		},
		60_000
	);

	test('has every board of every kill at the end, in a database that is sound', async () => {
		expect(rest).toHaveLength(rounds);
		for (const { count, written } of rest) expect(await count(night().server.url)).toBe(written);
		const { DATA_DIR } = night().environment;
		const database = new DatabaseSync(join(DATA_DIR, 'plenum.db'), { readOnly: true });
		expect(database.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
		database.close();
	}, 300_000);
});

describe('a server that says "saved" a moment too early', () => {
	const night = place({ HASTY: '1' });

	test(`is found out (SEED=${chance.seed})`, async () => {
		const after = await killOnce({ ...night(), people, chance, once: true });
		night(after.server);
		after.end();
		expect(after.lostThoughSeen.length).toBeGreaterThan(0);
		expect(after.lostThoughSaved.length).toBeGreaterThan(0);
	}, 60_000);
});

/** A data folder with a server on it: tells both, and takes the server that has followed. */
function place(more: Readonly<Record<string, string>> = {}) {
	const dataDir = mkdtempSync(join(tmpdir(), 'plenum-kill-'));
	const environment = {
		HOST: '127.0.0.1',
		DATA_DIR: dataDir,
		ADMIN_TOKEN: adminToken,
		LOG_LEVEL: 'error',
		...more
	};
	let server: ServerProcess;
	beforeAll(async () => {
		server = await startServer(environment);
	});
	afterAll(async () => {
		await server.kill();
		rmSync(dataDir, { recursive: true, force: true });
	});
	return (next?: ServerProcess) => {
		server = next ?? server;
		return { server, environment };
	};
}
