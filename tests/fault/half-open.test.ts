import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { addNote } from '#domain/note.ts';
import { Connection } from '#lib/connection.ts';
import { startChaosProxy, type ChaosProxy } from '../support/chaos-proxy.ts';
import { socketWith, until, type MadeEvent, type Person } from '../support/people.ts';
import { random } from '../support/random.ts';
import { rawClient } from '../support/raw-client.ts';
import { startWorkshop, type Workshop } from '../support/workshop.ts';

/*
 * A phone leaves the network without a word. Intervals (the server's heartbeat, the page's look at
 * its line) run on a clock of the test; everything else is real.
 */

/** Within so long each side has noticed, ms. */
const NOTICED = 30_000;
const HEARTBEAT = 15_000;

let workshop: Workshop;
let event: MadeEvent;
let amina: Person;
let tsion: Person;
let water: `board:${string}`;
let proxy: ChaosProxy;

beforeAll(async () => {
	vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
	workshop = await startWorkshop();
	event = await workshop.createEvent();
	tsion = await workshop.enter(event, 'facilitator', 'Tsion Bekele');
	amina = await workshop.join(event, 'Amina Yusuf');
	await tsion.command('openBreakout', { session: 'I' });
	water = `board:${event.boards[0]!.id}`;
});
afterAll(async () => {
	await workshop.close();
	vi.useRealTimers();
});
beforeEach(async () => {
	proxy = await startChaosProxy(Number(new URL(workshop.url).port), random());
});
afterEach(() => proxy.close());

test('the server lets go of it within 30 s, and of nobody else', async () => {
	const witness = rawClient(workshop.url, tsion.cookie, water, '?plenum=1');
	const phone = rawClient(`http://127.0.0.1:${proxy.port}`, amina.cookie, water, '?plenum=1');
	await Promise.all([witness.settled(), phone.settled()]);
	await until(() => witness.people.size === 2, 'both to be here');
	phone.present({ note: 'somewhere' });
	await until(() => witness.presence.get(phone.clientId)?.includes('somewhere') === true);
	proxy.halfOpen();

	for (let passed = 0; passed < NOTICED; passed += HEARTBEAT) {
		expect(witness.people.size).toBe(2);
		const heard = new Promise((resolve) => witness.socket.once('ping', resolve));
		vi.advanceTimersByTime(HEARTBEAT);
		await heard;
		// The answer of those who are there has come before anything they say after it.
		const saved = witness.saved;
		witness.writeNote('Here');
		await until(() => witness.saved > saved);
	}
	await until(() => witness.people.size === 1, 'the phone to be gone');
	await until(() => witness.presence.get(phone.clientId) === 'null', 'its cursor to be gone');
	expect([phone.closed, witness.closed]).toEqual([null, null]);
	for (const one of [phone, witness]) one.end();
});

test('the page notices within 30 s, never says Saved before, and brings its words when it is back', async () => {
	let passed = 0;
	const page = new Connection(water, {
		url: `ws://127.0.0.1:${proxy.port}/sync`,
		WebSocket: socketWith({ cookie: amina.cookie }),
		random: () => 0.1,
		now: () => Date.now() + passed
	});
	const witness = rawClient(workshop.url, tsion.cookie, water);
	await witness.settled();
	await until(() => page.saving.state === 'saved');
	proxy.halfOpen();
	const note = addNote(page.doc, 'Typed into the void');
	const said = new Set<string>();
	const stop = page.subscribe(() => said.add(page.saving.state));

	while (page.alive && passed < NOTICED) {
		said.add(page.saving.state);
		passed += 1_000;
		vi.advanceTimersByTime(1_000);
	}
	expect(page.alive).toBe(false);
	expect(said).not.toContain('saved');
	expect(witness.doc.getMap('notes').has(note)).toBe(false);
	stop();
	// It tries again by itself; the network takes new connections as ever.
	await until(() => page.saving.state === 'saved', 'saved on a new line');
	await until(() => witness.doc.getMap('notes').has(note));
	page.close();
	witness.end();
});
