import { readFileSync, rmSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#domain/id.ts';
import { adminToken } from '../support/killing.ts';
import { createEvent, enter, join as comeIn, until } from '../support/people.ts';
import { startCrowd, startServer, type ServerProcess } from '../support/processes.ts';
import { exampleAgenda } from '../support/workshop.ts';

/*
 * A whole conference on one server: 1,000 sockets, or as many as `SOCKETS=10000` says (the system must
 * allow each of two processes that many open files).
 */

const SOCKETS = Number(process.env['SOCKETS'] ?? 1_000);
/** A browser may have 24. */
const A_SEAT = 20;
const PATIENCE = 60_000 + SOCKETS * 30;

let server: ServerProcess;
const dataDir = mkdtempSync(join(tmpdir(), 'plenum-many-'));
beforeAll(async () => {
	server = await startServer({
		HOST: '127.0.0.1',
		DATA_DIR: dataDir,
		ADMIN_TOKEN: adminToken,
		LOG_LEVEL: 'error'
	});
});
afterAll(async () => {
	await server.kill();
	rmSync(dataDir, { recursive: true, force: true });
});

test(
	`${SOCKETS} sockets are open at once, and each of them hears what is written on its board`,
	async () => {
		const event = await createEvent(server.url, adminToken, exampleAgenda());
		const tsion = await enter(server.url, event, event.links.facilitator, 'Tsion Bekele');
		const boards = event.boards.slice(0, 4).map(({ id }) => `board:${id}`);
		const people: { url: string; cookie: string; document: string }[] = [];
		for (let n = 0; people.length < SOCKETS; n++) {
			const { cookie } = await comeIn(server.url, event, `Person ${n}`);
			for (let tab = 0; tab < A_SEAT && people.length < SOCKETS; tab++)
				people.push({ url: server.url, cookie, document: boards[people.length % boards.length]! });
		}
		const empty = memoryOf(server.pid);
		const crowd = startCrowd();
		crowd.open(people);
		await until(() => crowd.told().synced === SOCKETS, 'everybody in step', PATIENCE);
		expect(crowd.told()).toMatchObject({ open: SOCKETS, closed: 0 });

		for (const [index, board] of boards.entries()) {
			const page = tsion.open(board);
			await page.synced();
			page.write(newId(), `‹word.${index}›`);
		}
		const hall = (index: number) =>
			people.filter(({ document }) => document === boards[index]).length;
		await until(
			() => boards.every((_, index) => crowd.told().heard[`‹word.${index}›`] === hall(index)),
			'everybody to have heard the word of their board, once',
			PATIENCE
		);
		const full = memoryOf(server.pid);
		if (empty !== null && full !== null)
			console.log(`${SOCKETS} sockets: ${empty} MiB empty, ${full} MiB full`);
		expect(crowd.told().closed).toBe(0);

		crowd.leave();
		await until(() => crowd.told().closed === SOCKETS, 'everybody to be gone', PATIENCE);
		// The server is as well as before, and has room for them again.
		expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
		crowd.open(people.slice(0, 24));
		await until(() => crowd.told().synced === SOCKETS + 24, 'some to be back', PATIENCE);
		crowd.end();
		tsion.leave();
	},
	PATIENCE * 3
);

/** Resident memory of a process, MiB; null where the system does not tell. */
function memoryOf(pid: number): number | null {
	try {
		const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
		return kilobytes === undefined ? null : Math.round(Number(kilobytes) / 1024);
	} catch {
		return null;
	}
}
