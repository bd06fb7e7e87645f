import { afterEach, beforeEach, expect, it } from 'vitest';
import * as awarenessProtocol from 'y-protocols/awareness';
import { createMemoryStorage, type MemoryStorage } from '../../support/memory-storage.ts';
import {
	createWorld,
	nameOf,
	person,
	schools,
	turns,
	until,
	water,
	type Client,
	type World
} from '../../support/room-world.ts';

let storage: MemoryStorage;
let world: World;

beforeEach(() => {
	storage = createMemoryStorage();
	world = createWorld(storage);
});
afterEach(async () => {
	await world.rooms.close();
	expect(world.log).toEqual([]);
});

const amina = person('Amina');
const omar = person('Omar');
const sees = (who: Client, whom: Client) => who.awareness.getStates().get(whom.doc.clientID);
const presenceFrames = (who: Client) => who.socket.of(1).length;

async function synced(
	member = amina,
	options: Parameters<World['client']>[1] = {}
): Promise<Client> {
	const client = world.client(member, options);
	await until(() => client.synced);
	return client;
}

it('a caret is seen by the others, by who comes later, and not after its owner has left', async () => {
	const a = await synced();
	const o = await synced(omar);
	a.present({ note: 'note-one' });
	await until(() => sees(o, a)?.['note'] === 'note-one');
	const p = await synced(person('Peter'));
	await until(() => sees(p, a)?.['note'] === 'note-one');
	a.leave();
	await until(() => sees(o, a) === undefined && sees(p, a) === undefined);
});

it('a caret of somebody else is not moved by who echoes it, nor by who forges it', async () => {
	const a = await synced();
	const o = await synced(omar);
	const p = await synced(person('Peter'));
	a.present({ note: 'note-one' });
	await until(() => sees(o, a) !== undefined && sees(p, a) !== undefined);
	o.sendAwareness(awarenessProtocol.encodeAwarenessUpdate(o.awareness, [a.doc.clientID]));
	const forger = new awarenessProtocol.Awareness(a.doc);
	forger.setLocalState({ note: 'note-two' });
	forger.setLocalState({ note: 'note-three' });
	forger.setLocalState({ note: 'note-four' });
	o.sendAwareness(awarenessProtocol.encodeAwarenessUpdate(forger, [a.doc.clientID]));
	forger.destroy();
	o.present({ note: 'note-nine' });
	await until(() => sees(p, o) !== undefined);
	expect(sees(p, a)).toEqual({ note: 'note-one' });
	expect(o.socket.closed).toBeNull();
});

it('a state above 256 bytes is not passed on', async () => {
	const a = await synced();
	const o = await synced(omar);
	a.present({ note: 'x'.repeat(300) });
	a.present({ note: 'note-one' });
	await until(() => sees(o, a)?.['note'] === 'note-one');
});

it('an unchanged renewal goes to stock clients only', async () => {
	const a = await synced();
	const page = await synced(omar);
	const stock = await synced(person('Peter'), { plenum: false });
	a.present({ note: 'note-one' });
	await until(() => sees(page, a) !== undefined && sees(stock, a) !== undefined);
	await turns();
	const [ofPage, ofStock] = [presenceFrames(page), presenceFrames(stock)];
	a.present({ note: 'note-one' });
	await until(() => presenceFrames(stock) > ofStock);
	expect(presenceFrames(page)).toBe(ofPage);
});

it('many movements at once are one frame with the last of each', async () => {
	await world.rooms.close();
	world = createWorld(storage, { presence: 50 });
	const a = await synced();
	const o = await synced(omar);
	a.present({ note: 'note-one' });
	await until(() => sees(o, a) !== undefined);
	const before = presenceFrames(o);
	for (let i = 0; i < 30; i++) a.present({ note: `note-${i}` });
	await until(() => sees(o, a)?.['note'] === 'note-29');
	expect(presenceFrames(o) - before).toBeLessThanOrEqual(2);
});

it('a flood of questions and carets is dropped without a word, and edits go on', async () => {
	const a = await synced();
	const o = await synced(omar);
	o.present({ note: 'note-one' });
	await until(() => sees(a, o) !== undefined);
	const before = presenceFrames(a);
	for (let i = 0; i < 500; i++) a.send(Uint8Array.of(3));
	await turns();
	expect(presenceFrames(a) - before).toBeLessThanOrEqual(41);
	a.write('note-one', 'Clean water');
	await until(() => o.texts['note-one'] === 'Clean water');
	expect(a.socket.closed).toBeNull();
});

it('the wall neither shows nor sees carets, and is nobody in the roster', async () => {
	const a = await synced();
	const wall = await synced(person('Wall', 'wall'));
	const o = await synced(omar);
	wall.present({ note: 'note-wall' });
	a.present({ note: 'note-one' });
	await until(() => sees(o, a) !== undefined);
	await until(() => (o.socket.rosters.at(-1)?.people.length ?? 0) === 2);
	expect(sees(o, wall)).toBeUndefined();
	expect(sees(wall, a)).toBeUndefined();
	expect(wall.socket.rosters).toEqual([]);
	expect(world.rooms.here(water)).toBe(2);
});

it('the roster names an id only when its row is on disk', async () => {
	const o = await synced(omar);
	const release = storage.hold(nameOf(water));
	const a = await synced();
	a.present({ note: 'note-one' });
	await until(() => sees(o, a) !== undefined);
	await until(() => (o.socket.rosters.at(-1)?.people.length ?? 0) === 2);
	expect(o.socket.rosters.at(-1)!.people.flatMap((one) => one.clients)).toEqual([]);
	release();
	await until(() => o.socket.rosters.at(-1)!.people.some((one) => one.clients.length > 0));
	expect(o.socket.rosters.at(-1)!.people).toContainEqual({
		participant: 'p-Amina',
		name: 'Amina',
		clients: [a.doc.clientID]
	});
});

it('one person in two windows is one person, until both are closed', async () => {
	const o = await synced(omar);
	const one = await synced();
	const two = await synced();
	await until(() => o.socket.rosters.at(-1)?.people.length === 2);
	expect(world.rooms.here(water)).toBe(2);
	one.leave();
	await turns();
	expect(world.rooms.here(water)).toBe(2);
	two.leave();
	await until(() => o.socket.rosters.at(-1)?.people.length === 1);
	expect(world.rooms.here(schools)).toBe(0);
});

it('a page that comes back before its old socket is found dead keeps its caret', async () => {
	const o = await synced(omar);
	const old = await synced();
	old.present({ note: 'note-one' });
	await until(() => sees(o, old) !== undefined);
	const back = await synced(amina, { doc: old.doc });
	back.awareness.setLocalState({ note: 'note-one' });
	for (let i = 0; i < 3; i++) back.present({ note: 'note-two' });
	await until(() => sees(o, old)?.['note'] === 'note-two');
	old.leave();
	await turns();
	expect(sees(o, old)?.['note']).toBe('note-two');
});

it('who is told nothing for a while gets a sign of life', async () => {
	await world.rooms.close();
	world = createWorld(storage, { beat: 1, silence: 8000 });
	const a = await synced();
	await turns();
	const before = a.socket.messages.length;
	world.clock.now += 8000;
	await until(() => a.socket.messages.length > before);
	expect([...a.socket.messages.at(-1)!]).toEqual([1, 1, 0]);
	await turns(5);
	expect(a.socket.messages.length).toBe(before + 1);
});

it('hello comes first, and again when the board opens or closes', async () => {
	world.allow('read');
	const a = await synced();
	const stock = await synced(omar, { plenum: false });
	expect(a.socket.messages[0]![0]).toBe(100);
	expect(a.socket.hellos[0]).toMatchObject({
		epoch: 1,
		mode: 'read',
		now: world.clock.now,
		me: { participant: 'p-Amina', name: 'Amina', role: 'participant' }
	});
	world.allow('write');
	world.rooms.accessChanged(water);
	world.rooms.accessChanged(water);
	await until(() => a.socket.hellos.length === 2);
	await turns();
	expect(a.socket.hellos.map((one) => one.mode)).toEqual(['read', 'write']);
	expect(stock.socket.of(100)).toEqual([]);
});

it('an older epoch, and a history the server lost, are told to load again', async () => {
	const old = world.client(amina, { epoch: 7 });
	await until(() => old.socket.closed?.code === 4409);
	const a = await synced();
	a.write('note-one', 'Clean water');
	await until(() => a.socket.saved === 2);
	const o = await synced(omar);
	a.text('note-one').insert(0, 'Later lost: ');
	await until(() => o.texts['note-one']!.startsWith('Later'));
	// The backup is older than what Omar has seen of Amina.
	await world.rooms.close();
	const restored = createMemoryStorage();
	await restored.commit({
		log: storage
			.log(nameOf(water))
			.slice(0, 1)
			.map((row) => ({ ...row, document: nameOf(water) })),
		writes: storage.batches.flatMap((batch) => batch.writes)
	});
	world = createWorld(restored);
	const back = world.client(omar, { doc: o.doc });
	await until(() => back.socket.closed?.code === 4409);
});

it('members can be signed out wherever they are', async () => {
	const a = await synced();
	const o = await synced(omar, { document: schools });
	world.rooms.dismiss((member) => member.name === 'Omar');
	expect(o.socket.closed?.code).toBe(4401);
	expect(a.socket.closed).toBeNull();
});
