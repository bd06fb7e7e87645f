import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { until } from '../support/people.ts';

/** Long enough for a first start, which builds the pages. */
const PATIENCE = 180_000;

describe('npm start', () => {
	test(
		'says where the board is and with which token, keeps it, and goes down in order',
		async () => {
			const dataDir = folder();
			const first = start({ DATA_DIR: dataDir, PORT: '0', HOST: '127.0.0.1' });
			await until(() => first.said().includes('token'), 'the token printed', PATIENCE);
			const [, url] = /Plenum is open at (\S+)/.exec(first.said()) ?? [];
			const [, token] = /Administrator's token: (\S+)/.exec(first.said()) ?? [];
			expect(token).toBe(readFileSync(join(dataDir, 'admin-token'), 'utf8').trim());
			expect((await fetch(`${url}/healthz`)).status).toBe(200);
			const page = await fetch(`${url}/`);
			expect(page.headers.get('content-type')).toContain('text/html');

			first.process.kill('SIGTERM');
			expect(await first.ended).toBe(0);
			// The write-ahead file has been folded in: a copy of the folder is a whole backup.
			expect(readdirSync(dataDir).filter((name) => /-(wal|shm|journal)$/.test(name))).toEqual([]);
		},
		PATIENCE
	);

	test.each([
		[{ PORT: 'eighty' }, 'PORT must be a whole number'],
		[{ DATABASE_URL: 'postgres://db/plenum' }, 'runs on one node only'],
		[{ ORIGINS: 'board.example' }, 'ORIGINS must list origins'],
		[{ DATA_DIR: '/dev/null/data' }, '/dev/null']
	])(
		'stops at %o with a sentence and no stack',
		async (environment, words) => {
			const { ended, said } = start({ DATA_DIR: folder(), PORT: '0', ...environment });
			expect(await ended).toBe(1);
			expect(said()).toContain(words);
			expect(said()).not.toMatch(/^\s+at /m);
		},
		PATIENCE
	);
});

function start(environment: Readonly<Record<string, string>>) {
	const main = fileURLToPath(new URL('../../server/main.ts', import.meta.url));
	const child = spawn(process.execPath, [main], {
		env: { PATH: process.env['PATH'], ...environment }
	});
	onTestFinished(() => void child.kill('SIGKILL'));
	let said = '';
	child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
	child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
	const ended = once(child, 'close').then(([code]) => code as number | null);
	return { process: child, ended, said: () => said };
}

function folder(): string {
	const made = mkdtempSync(join(tmpdir(), 'plenum-start-'));
	onTestFinished(() => rmSync(made, { recursive: true, force: true }));
	return made;
}
