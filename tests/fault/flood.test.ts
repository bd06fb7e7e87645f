import { afterAll, beforeAll, expect, test } from 'vitest';
import { until, type MadeEvent, type Person } from '../support/people.ts';
import { rawClient } from '../support/raw-client.ts';
import { startWorkshop, type Workshop } from '../support/workshop.ts';

/* Somebody sends far more than hands can type: 30 updates a second are read, and 120 at once. */

const FLOOD = 220;
const BURST = 120;
let workshop: Workshop;
let event: MadeEvent;
let amina: Person;
let omar: Person;

beforeAll(async () => {
	workshop = await startWorkshop();
	event = await workshop.createEvent();
	const tsion = await workshop.enter(event, 'facilitator', 'Tsion Bekele');
	await tsion.command('openBreakout', { session: 'I' });
	amina = await workshop.join(event, 'Amina Yusuf');
	omar = await workshop.join(event, 'Omar Hassan');
});
afterAll(() => workshop.close());

test('who floods is read slowly and loses nothing; in the same room and the next one nobody waits', async () => {
	const [water, schools] = event.boards.map(({ id }) => `board:${id}`) as [string, string];
	const flood = rawClient(workshop.url, amina.cookie, water, '?plenum=1');
	const beside = rawClient(workshop.url, omar.cookie, water, '?plenum=1');
	const witness = rawClient(workshop.url, omar.cookie, water);
	const [next, reader] = [amina, omar].map((one) => rawClient(workshop.url, one.cookie, schools));
	await Promise.all([flood, beside, witness, next!, reader!].map((one) => one.settled()));
	// What lies in one read of the network (64 KiB) is taken before the pause: so these are long.
	const sent = Array.from({ length: FLOOD }, () => flood.writeNote('x'.repeat(1_500)));

	const note = beside.writeNote('Typed by hand');
	await until(() => beside.saved === 2, 'the neighbour’s note to be saved');
	await until(() => witness.doc.getMap('notes').has(note));
	const other = next!.writeNote('In the next room');
	await until(() => reader!.doc.getMap('notes').has(other));
	// All of that came before the flood was through: it is its sender who waits.
	expect(flood.saved).toBeLessThan(FLOOD);

	await until(() => flood.saved === FLOOD + 1, 'all of the flood to be saved', 30_000);
	expect([flood.closed, flood.refused]).toEqual([null, null]);
	await until(() => sent.every((one) => witness.doc.getMap('notes').has(one)));
	for (const one of [flood, beside, witness, next!, reader!]) one.end();
}, 60_000);

test('a flooding socket is not taken for a dead one, and its goodbye is heard', async () => {
	const [water] = event.boards.map(({ id }) => `board:${id}`) as [string];
	const flood = rawClient(workshop.url, amina.cookie, water, '?plenum=1');
	const witness = rawClient(workshop.url, omar.cookie, water, '?plenum=1');
	await Promise.all([flood.settled(), witness.settled()]);
	const last = Array.from({ length: BURST + 20 }, (_, n) => flood.writeNote(`Last words ${n}`)).at(
		-1
	)!;
	flood.socket.close(1000);
	await until(
		() => witness.doc.getMap('notes').has(last),
		'what was said before the goodbye',
		30_000
	);
	await until(() => flood.closed !== null);
	expect(flood.closed).toBe(1000);
	for (const one of [flood, witness]) one.end();
}, 60_000);
