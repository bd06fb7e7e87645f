import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { refusals } from '#domain/refusal.ts';
import { writeAwareness } from '#sync/awareness-frame.ts';
import { hostileFrame } from '../support/hostile-frames.ts';
import { createMemoryStorage } from '../support/memory-storage.ts';
import { random } from '../support/random.ts';
import {
	createWorld,
	FakeSocket,
	nameOf,
	person,
	schools,
	turns,
	until,
	water
} from '../support/room-world.ts';

/*
 * A hundred thousand frames that mean harm, straight into real rooms. `FRAMES=1000000` for a long
 * night, `SEED=…` to run a failing one again.
 */

const FRAMES = Number(process.env['FRAMES'] ?? 100_000);
const chance = random();
const named = new Set<number>([1002, 1007, 1009, 4409]);

test(`${FRAMES} hostile frames end nobody but their senders, and by name (SEED=${chance.seed})`, async () => {
	const storage = createMemoryStorage();
	const world = createWorld(storage, { updates: { perSecond: 1e9, burst: 1e9 } });
	const [omar, tsion] = [world.client(person('Omar')), world.client(person('Tsion'))];
	const [peter, ruth] = [
		world.client(person('Peter'), { document: schools }),
		world.client(person('Ruth'), { document: schools })
	];
	for (const one of [omar, tsion, peter, ruth]) await until(() => one.socket.saved === 1);
	omar.write('note-of-omar', 'Clean water');
	peter.write('note-of-peter', 'A second shift');
	omar.present({ note: 'note-of-omar' });
	await until(
		() => tsion.texts['note-of-omar'] !== undefined && ruth.texts['note-of-peter'] !== undefined
	);

	const prey = {
		honest: [...tsion.socket.messages, ...omar.socket.messages].filter((one) => one.length > 0),
		clients: [omar.doc.clientID, tsion.doc.clientID],
		state: Y.encodeStateAsUpdate(omar.doc)
	};
	const ends = new Map<string, number>();
	const met = (end: string) => ends.set(end, (ends.get(end) ?? 0) + 1);
	let people = 0;
	const come = () => {
		const socket = new FakeSocket();
		const member = person(`Hostile${people++}`, chance.chance(0.1) ? 'wall' : 'participant');
		const plenum = chance.chance(0.5);
		return { socket, member, room: world.rooms.join(member, water, socket, { plenum }) };
	};
	let evil = come();

	for (let sent = 1; sent <= FRAMES; sent++) {
		evil.room.receive(hostileFrame(chance, prey));
		const { closed } = evil.socket;
		if (closed) {
			const refusal = Object.hasOwn(refusals, closed.reason) ? closed.reason : null;
			met(refusal ?? String(closed.code));
			if (refusal === null && !named.has(closed.code))
				throw new Error(`frame ${sent}: closed with ${closed.code} ${closed.reason}`);
		}
		// A page that is told no is not closed, so it goes on for a while, unheard.
		if (closed || sent % 40 === 0) {
			if (sent % 40 === 0) await turns(1);
			if (evil.socket.refused) met(evil.socket.refused.code);
			evil.room.left();
			evil = come();
		}
		if (sent % 5_000 === 0) {
			// The room that is attacked and the one beside it go on.
			omar.write(`probe-${sent}`, 'still here');
			peter.write(`probe-${sent}`, 'still here');
			await until(() => tsion.notes.has(`probe-${sent}`) && ruth.notes.has(`probe-${sent}`));
		}
	}
	evil.room.left();
	await turns();
	console.log(`hostile frames, SEED=${chance.seed}:`, Object.fromEntries(ends));

	expect(world.log).toEqual([]);
	for (const honest of [omar, tsion, peter, ruth])
		expect(honest.socket.closed ?? honest.socket.refused).toBeNull();
	// Every way to say no was met, so every one was tried.
	const expected = [
		'1002',
		'1007',
		'4409',
		'gap',
		'not-a-board',
		'foreign-client',
		'note-too-long',
		'read-only',
		'too-large'
	];
	expect([...ends.keys()]).toEqual(expect.arrayContaining(expected));
	// Whatever was taken is a board: a newcomer sees what the others see, and no stranger's hand in it.
	await until(() => omar.socket.saved === omar.sent && peter.socket.saved === peter.sent);
	const late = world.client(person('Amina'));
	await until(() => late.synced && late.notes.size === omar.notes.size);
	expect(late.texts).toEqual(omar.texts);
	const kept = await world.rooms.read(water);
	expect([...kept.share.keys()].filter((root) => !['notes', 'clusters'].includes(root))).toEqual(
		[]
	);
	for (const row of await storage.rows('clients', { document: nameOf(water) }))
		if (row.client === omar.doc.clientID) expect(row.participant).toBe('p-Omar');
	await world.rooms.close();
}, 180_000);

test('presence that nobody can read takes nobody else’s cursor away', async () => {
	const world = createWorld(createMemoryStorage());
	const [amina, omar, tsion] = ['Amina', 'Omar', 'Tsion'].map((name) => world.client(person(name)));
	await until(() => [amina, omar, tsion].every((one) => one!.synced));
	const state = (client: number, raw: Uint8Array) =>
		writeAwareness([{ client, clock: 1, state: raw }]);
	for (const raw of ['{"note":', 'x', '', '\ufeff{}'].map((one) => new TextEncoder().encode(one)))
		amina!.send(state(amina!.doc.clientID, raw));
	amina!.send(state(amina!.doc.clientID, Uint8Array.of(0x22, 0xc3, 0x28, 0x22)));
	omar!.present({ note: 'note-one' });
	await until(() => tsion!.awareness.getStates().has(omar!.doc.clientID));
	expect(tsion!.awareness.getStates().has(amina!.doc.clientID)).toBe(false);
	amina!.present({ note: 'note-two' });
	await until(() => tsion!.awareness.getStates().has(amina!.doc.clientID));
	expect(world.log).toEqual([]);
	await world.rooms.close();
});
