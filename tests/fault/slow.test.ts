import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { addNote, notesMap, noteText } from '#domain/note.ts';
import { until, type MadeEvent, type Person } from '../support/people.ts';
import { rawClient, type RawClient } from '../support/raw-client.ts';
import { startWorkshop, type Workshop } from '../support/workshop.ts';

/* Twenty people whose network has stopped taking anything, in a room where others go on working. */

const SLOW = 20;
const MIB = 1024 * 1024;
let workshop: Workshop;
let event: MadeEvent;
let tsion: Person;
let water: string;

beforeAll(async () => {
	// The pace of one writer is not what is tried here.
	workshop = await startWorkshop({
		tuning: { pace: { updates: { perSecond: 10_000, burst: 10_000 } } }
	});
	event = await workshop.createEvent();
	tsion = await workshop.enter(event, 'facilitator', 'Tsion Bekele');
	await tsion.command('openBreakout', { session: 'I' });
	water = `board:${event.boards[0]!.id}`;
});
afterAll(() => workshop.close());

test('they get no cursors any more, then are let go by name; the room goes on and the server does not swell', async () => {
	const writer = tsion.open(water);
	const witness = rawClient(workshop.url, tsion.cookie, water, '?plenum=1');
	const slow: RawClient[] = [];
	for (let n = 0; n < SLOW; n++) {
		const person = await workshop.join(event, `Slow ${n}`);
		slow.push(rawClient(workshop.url, person.cookie, water, '?plenum=1'));
	}
	await Promise.all([writer.synced(), witness.settled(), ...slow.map((one) => one.settled())]);
	await until(() => witness.people.size === SLOW + 1, 'everybody to be here');
	for (const one of slow) one.socket.pause();
	const before = process.memoryUsage().rss;

	// Half a megabyte of words at a time, taken away again so that the board stays small.
	const { doc } = writer;
	const notes = Array.from({ length: 50 }, () => addNote(doc, ''));
	const words = '水'.repeat(3_900);
	let round = 0;
	let most = 0;
	const rewrite = (text: string) =>
		doc.transact(() => {
			for (const note of notes) {
				const shared = noteText(doc, note)!;
				shared.delete(0, shared.length);
				shared.insert(0, text);
			}
		});
	const heard = () => String(noteText(witness.doc, notes.at(-1)!) ?? '');
	while (witness.people.size > 1) {
		round++;
		rewrite(`${round}: ${words}`);
		writer.provider.awareness.setLocalState({ round });
		await until(() => heard().startsWith(`${round}:`), `round ${round} to arrive`);
		await until(
			() => witness.presence.get(doc.clientID)?.includes(`:${round}}`) === true,
			'its cursor'
		);
		most = Math.max(most, process.memoryUsage().rss - before);
		if (round > 200) throw new Error('nobody was let go');
	}
	console.log(
		`slow readers were let go after ${round} rounds; memory grew by ${Math.round(most / MIB)} MiB`
	);
	// Twenty queues of their own, 4 MiB each, beside the test's own documents, would be far more.
	expect(most).toBeLessThan(600 * MIB);

	for (const one of slow) one.socket.resume();
	await until(() => slow.every(({ closed }) => closed !== null), 'the slow ones to hear why');
	expect(new Set(slow.map(({ closed }) => closed))).toEqual(new Set([4508]));
	for (const one of slow) {
		const last = /:(\d+)}/.exec(one.presence.get(doc.clientID) ?? ':0}')?.[1];
		const read = Number(/^(\d+):/.exec(String(noteText(one.doc, notes.at(-1)!)))?.[1]);
		// Words came until the end, cursors had stopped before.
		expect(Number(last)).toBeLessThan(read);
	}
	expect([witness.closed, writer.closed]).toEqual([null, []]);
	expect(notesMap(witness.doc).size).toBe(notes.length);
	expect(Y.encodeStateVector(witness.doc)).toEqual(Y.encodeStateVector(doc));
	for (const one of [witness, ...slow]) one.end();
	writer.leave();
}, 120_000);
