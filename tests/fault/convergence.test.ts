import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type * as Y from 'yjs';
import type { DocumentName } from '#domain/document.ts';
import { notesMap } from '#domain/note.ts';
import { fairWeather, startChaosProxy } from '../support/chaos-proxy.ts';
import { openDiskLog } from '../support/disk-log.ts';
import { adminToken } from '../support/killing.ts';
import { createLetters } from '../support/letters.ts';
import { openPage, textsOf, type Page } from '../support/page.ts';
import { createEvent, enter, join as comeIn, until } from '../support/people.ts';
import { startServer, type ServerProcess } from '../support/processes.ts';
import { random, type Random } from '../support/random.ts';
import { exampleAgenda } from '../support/workshop.ts';

/*
 * Five people with the board page's own connection, each behind a bad network. `ROUNDS=200` for a
 * long night, `SEED=…` to run a failing round first.
 */

const rounds = Number(process.env['ROUNDS'] ?? 8);
const STEPS = 220;
const PEOPLE = 5;
const first = random();

describe('five people behind bad networks', () => {
	const at = place();

	test.each(Array.from({ length: rounds }, (_, round) => first.seed + round))(
		'end with the same board, nothing lost or doubled, and Saved was never wrong (SEED=%i)',
		async (seed) => {
			const found = await workshop(at, random(seed), true);
			expect(found.lies).toEqual([]);
			expect(found.faults).toEqual([]);
			expect(found.checks).toBeGreaterThan(PEOPLE);
		},
		90_000
	);
});

describe('a server that says "saved" a moment too early', () => {
	const at = place({ HASTY: '1' });

	test(`is found out by what the page then says (SEED=${first.seed})`, async () => {
		const found = await workshop(at, random(first.seed), false);
		expect(found.lies.length).toBeGreaterThan(0);
	}, 90_000);
});

type Found = {
	readonly lies: readonly string[];
	readonly faults: readonly string[];
	readonly checks: number;
};

async function workshop(at: Place, chance: Random, kills: boolean): Promise<Found> {
	const event = await createEvent(at.server.url, adminToken, exampleAgenda());
	const tsion = await enter(at.server.url, event, event.links.facilitator, 'Tsion Bekele');
	await tsion.command('openBreakout', { session: 'I' });
	const document: DocumentName = `board:${event.boards[0]!.id}`;
	const letters = createLetters();
	const disk = openDiskLog(at.dataDir, document);
	const pages: Page[] = [];
	for (let number = 0; number < PEOPLE; number++) {
		// Two of the five are one person with two devices.
		const { cookie, participant } =
			number === 4 ? tsion : await comeIn(at.server.url, event, `Person ${number}`);
		const proxy = await startChaosProxy(at.server.port, chance);
		pages.push(
			openPage({
				document,
				cookie,
				participant: participant!,
				proxy,
				number,
				random: chance,
				letters,
				disk
			})
		);
	}
	const killAt = kills && chance.chance(0.5) ? chance.int(STEPS) : -1;

	for (let step = 0; step < STEPS; step++) {
		const page = chance.oneOf(pages);
		const what = chance.int(100);
		if (what < 70) page.act();
		else if (what < 90) page.proxy.setWeather(weather(chance));
		else mishap(page, chance);
		if (step === killAt) {
			await at.server.kill();
			await at.restart();
			for (const each of pages) each.distrust();
		}
		if (chance.chance(0.6)) await new Promise((resolve) => setTimeout(resolve, chance.int(15)));
	}

	for (const { proxy } of pages) {
		proxy.refuse(false);
		proxy.setWeather(fairWeather);
		proxy.flow();
		// Whoever was left on a line that is dead without knowing it finds out now.
		proxy.cut();
	}
	const board = (doc: Y.Doc) => JSON.stringify(sorted(notesMap(doc).toJSON()));
	const agreed = () =>
		pages.every(({ connection }) => connection.saving.state === 'saved') &&
		new Set(pages.map(({ connection }) => board(connection.doc))).size === 1;
	const standing = () =>
		pages.map(({ connection, proxy }) => {
			const { saving, alive, lost } = connection;
			const { connections, underway } = proxy;
			return JSON.stringify({ saving, alive, lost: lost.length, connections, underway });
		});
	await until(agreed, 'everybody is saved and sees the same board', 20_000).catch((error) => {
		throw new Error(`SEED=${chance.seed}: ${standing().join(' · ')}`, { cause: error });
	});

	// Read anew from the first row on, past everything that was remembered on the way.
	const anew = openDiskLog(at.dataDir, document);
	const kept = anew.read();
	const faults = letters.faults(textsOf(kept), (field) => {
		const [note = '', key = ''] = field.split('/');
		return (notesMap(kept).get(note) as Y.Map<unknown> | undefined)?.get(key);
	});
	if (board(kept) !== board(pages[0]!.connection.doc)) faults.push('the disk holds another board');
	if (pages.some((page) => page.refused)) faults.push('an honest page was refused');
	const found = {
		faults,
		lies: pages.flatMap((page) => page.lies),
		checks: pages.reduce((sum, page) => sum + page.checks, 0)
	};
	anew.close();
	for (const page of pages) page.close();
	for (const { proxy } of pages) await proxy.close();
	disk.close();
	return found;
}

function weather(chance: Random) {
	if (chance.chance(0.3)) return fairWeather;
	return {
		delay: chance.int(40),
		jitter: chance.int(40),
		rate: chance.chance(0.5) ? null : 20_000 + chance.int(100_000),
		partial: chance.chance(0.7)
	};
}

/** The network of one of them fails, or is back. */
function mishap({ proxy, wait }: Page, chance: Random): void {
	switch (chance.int(6)) {
		case 0:
			return proxy.cut();
		case 1:
			return proxy.stall();
		case 2:
			return proxy.flow();
		case 3:
			proxy.halfOpen();
			// The page notices by the silence: 16 s of it pass at once.
			return wait(16_000);
		case 4:
			proxy.refuse(true);
			return proxy.cut();
		case 5:
			return proxy.refuse(false);
	}
}

/** The order of keys is nobody's business. */
function sorted(value: unknown): unknown {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
	return Object.entries(value)
		.map(([key, inner]) => [key, sorted(inner)] as const)
		.sort(([a], [b]) => (a < b ? -1 : 1));
}

type Place = {
	readonly server: ServerProcess;
	readonly dataDir: string;
	restart(): Promise<void>;
};

function place(more: Readonly<Record<string, string>> = {}): Place {
	const dataDir = mkdtempSync(join(tmpdir(), 'plenum-convergence-'));
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
	return {
		dataDir,
		get server() {
			return server;
		},
		async restart() {
			server = await startServer(environment, server.port);
		}
	};
}
