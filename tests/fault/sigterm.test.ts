import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { adminToken } from '../support/killing.ts';
import { createEvent, enter, join as comeIn, openDocument, until } from '../support/people.ts';
import { createMemoryStorage } from '../support/memory-storage.ts';
import { startServer } from '../support/processes.ts';
import { random } from '../support/random.ts';
import { createWorld, nameOf, person, turns, water } from '../support/room-world.ts';
import { tokensIn } from '../support/tokens.ts';
import { exampleAgenda } from '../support/workshop.ts';
import { createWriter } from '../support/writer.ts';

/* A server that is asked to go, as for an upgrade, while ten people write. */

const chance = random();
const PEOPLE = 10;

test(`everybody is told that it comes back, and everything written is there (SEED=${chance.seed})`, async () => {
	const dataDir = mkdtempSync(join(tmpdir(), 'plenum-sigterm-'));
	onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
	const environment = {
		HOST: '127.0.0.1',
		DATA_DIR: dataDir,
		ADMIN_TOKEN: adminToken,
		LOG_LEVEL: 'error'
	};
	const first = await npmStart(environment);
	const event = await createEvent(first.url, adminToken, exampleAgenda());
	const tsion = await enter(first.url, event, event.links.facilitator, 'Tsion Bekele');
	await tsion.command('openBreakout', { session: 'I' });
	const document = `board:${event.boards[0]!.id}`;
	const writers = [];
	for (let number = 0; number < PEOPLE; number++) {
		const person = await comeIn(first.url, event, `Person ${number}`);
		writers.push(createWriter(person, document, number, chance));
	}
	await Promise.all(writers.map(({ opened }) => opened.synced()));

	let asked = false;
	for (let edit = 0; !first.hasEnded(); edit++) {
		if (edit < 2_000) chance.oneOf(writers).write();
		if (edit === 200) {
			asked = true;
			first.terminate();
		}
		if (edit % 3 === 0 || edit >= 2_000) await new Promise((resolve) => setTimeout(resolve, 2));
	}
	expect(asked).toBe(true);
	expect(await first.ended).toBe(0);
	for (const { opened } of writers) await until(() => opened.closed.length > 0, 'a close code');
	expect(new Set(writers.map(({ opened }) => opened.closed[0]))).toEqual(new Set([1012]));
	// Flushed and folded: the folder alone is the whole of it.
	expect(readdirSync(dataDir).filter((name) => /-(wal|journal)$/.test(name))).toEqual([]);
	for (const { opened } of writers) opened.provider.disconnect();
	const saved = writers.flatMap((writer) => [...writer.saved]);
	const written = writers.flatMap((writer) => writer.written);
	expect(saved.length).toBeGreaterThan(0);

	const second = await startServer(environment, first.port);
	onTestFinished(() => second.kill());
	const fresh = openDocument(second.url, tsion.cookie, document);
	await fresh.synced();
	const kept = tokensIn(fresh.texts());
	expect(saved.filter((token) => kept.get(token) !== 1)).toEqual([]);
	// The old pages keep what they could not send any more, and bring it.
	for (const { opened } of writers) opened.provider.connect();
	await until(() => tokensIn(fresh.texts()).size === written.length, 'everything written');
	expect([...tokensIn(fresh.texts()).values()].every((times) => times === 1)).toBe(true);
	for (const { opened } of writers) opened.leave();
	fresh.leave();
}, 240_000);

test('what is typed while the server packs up is not half taken: its writer is told to come back, not of a fault', async () => {
	const storage = createMemoryStorage();
	const world = createWorld(storage);
	const amina = world.client(person('Amina'));
	await until(() => amina.socket.saved === 1);
	for (let n = 0; n < 30; n++) amina.write(`note-${n}-of-many`, 'Clean water');
	await until(() => amina.socket.saved === amina.sent);
	const { keepSnapshot } = storage;
	const atSnapshot = new Promise<void>((reached) => {
		storage.keepSnapshot = async (...snapshot) => {
			storage.commit = () => Promise.reject(new Error('the database writer has ended'));
			reached();
			await turns();
			return keepSnapshot(...snapshot);
		};
	});
	const rows = storage.log(nameOf(water)).length;
	const closed = world.rooms.close();
	await atSnapshot;
	amina.write('note-too-late', 'Typed a moment too late');
	await closed;
	await turns();
	expect(amina.socket.closed?.code).toBe(1012);
	expect(amina.socket.saved).toBe(amina.sent - 1);
	expect(storage.log(nameOf(water)).length).toBe(rows);
	expect(world.log).toEqual([]);
});

/** The server as an operator starts it. */
async function npmStart(environment: Readonly<Record<string, string>>) {
	const main = fileURLToPath(new URL('../../server/main.ts', import.meta.url));
	const child = spawn(process.execPath, [main], {
		env: { PATH: process.env['PATH'], PORT: '0', ...environment },
		stdio: ['ignore', 'pipe', 'inherit']
	});
	onTestFinished(() => void child.kill('SIGKILL'));
	let said = '';
	child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
	const ended = once(child, 'exit').then(([code]) => code as number | null);
	await until(() => said.includes('token'), 'the server to say where it is', 180_000);
	const url = /Plenum is open at (\S+)/.exec(said)![1]!;
	return {
		url,
		port: Number(new URL(url).port),
		ended,
		hasEnded: () => child.exitCode !== null,
		terminate: () => child.kill('SIGTERM')
	};
}
