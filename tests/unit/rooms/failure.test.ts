import { afterEach, beforeEach, expect, it } from 'vitest';
import * as Y from 'yjs';
import { Refusal } from '#domain/refusal.ts';
import { Conflict } from '#server/storage/storage.ts';
import { createMemoryStorage, type MemoryStorage } from '../../support/memory-storage.ts';
import {
	createWorld,
	event,
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
afterEach(() => world.rooms.close());

const amina = person('Amina');
const omar = person('Omar');

async function settled(
	member = amina,
	options: Parameters<World['client']>[1] = {}
): Promise<Client> {
	const client = world.client(member, options);
	await until(() => client.synced && client.socket.saved === 1);
	return client;
}

it('a commit that fails tells nobody saved, shows nothing, and the writer may come back', async () => {
	const a = await settled();
	const o = await settled(omar);
	storage.failNext(new Refusal('disk-full'), nameOf(water));
	a.write('note-one', 'Clean water');
	await until(() => a.socket.closed !== null);
	expect(a.socket.closed).toEqual({ code: 4503, reason: 'disk-full' });
	await turns();
	expect(a.socket.saved).toBe(1);
	expect(o.texts).toEqual({});
	expect(storage.log(nameOf(water))).toEqual([]);
	expect(await storage.rows('notes', {})).toEqual([]);
	expect(await storage.rows('clients', {})).toEqual([]);
	a.leave();
	const again = await settled(amina, { doc: a.doc });
	await until(() => o.texts['note-one'] === 'Clean water');
	expect(again.socket.saved).toBe(1);
});

it('what others sent behind a failed commit is judged again and kept', async () => {
	const a = await settled();
	const o = await settled(omar);
	const release = storage.hold(nameOf(water));
	storage.failNext(new Refusal('disk-full'), nameOf(water));
	a.write('note-one', 'Clean water');
	await until(() => storage.waiting === 1);
	o.write('note-two', 'Salty water');
	a.text('note-one').insert(0, 'More: ');
	await turns();
	release();
	await until(() => o.socket.saved === 2 && a.socket.closed !== null);
	expect((await settled(person('Peter'))).texts).toEqual({ 'note-two': 'Salty water' });
	expect(o.socket.closed).toBeNull();
});

it('a bug in the storage ends the sockets it concerns and is logged once', async () => {
	const a = await settled();
	const o = await settled(omar);
	storage.failNext(new Error('the writer thread has died'));
	a.write('note-one', 'Clean water');
	await until(() => a.socket.closed?.code === 1011);
	expect(o.socket.closed).toBeNull();
	expect(world.log).toHaveLength(1);
});

it('a board that cannot be read sends its people away, and other boards are untouched', async () => {
	const load = storage.load;
	storage.load = (document) =>
		document === nameOf(water) ? Promise.reject(new Error('row 3 is corrupt')) : load(document);
	const a = world.client(amina);
	await until(() => a.socket.closed?.code === 1013);
	await expect(world.rooms.read(water)).rejects.toThrow('row 3');
	await settled(omar, { document: schools });
	expect(world.rooms.load.rooms).toBe(1);
	storage.load = load;
	await settled(amina);
});

it('an id that another node bound first is refused to the second, and only to it', async () => {
	const a = await settled();
	const o = await settled(omar);
	await storage.commit({
		log: [],
		writes: [
			{
				op: 'insert',
				table: 'clients',
				row: { document: nameOf(water), client: a.doc.clientID, participant: 'p-Elsewhere' }
			}
		]
	});
	o.write('note-two', 'Salty water');
	a.write('note-one', 'Clean water');
	await until(() => a.socket.refused !== null && o.socket.saved === 2);
	expect(a.socket.refused?.code).toBe('foreign-client');
	expect(o.socket.refused).toBeNull();
});

it('nobody is answered from what is only on its way', async () => {
	const a = await settled();
	const release = storage.hold();
	a.write('note-one', 'Clean water');
	await turns();
	const o = world.client(omar, { quiet: true });
	await until(() => o.socket.syncs(0).length === 1);
	// The room asks for everything that is not on disk, also for what it already holds.
	expect(Y.decodeStateVector(o.socket.syncs(0)[0]!).size).toBe(0);
	// Somebody sends what is on its way already: it is not saved before it is on disk.
	const twin = world.client(amina, { mute: true });
	twin.step2(Y.encodeStateAsUpdate(a.doc));
	await turns();
	expect(twin.socket.saved).toBe(0);
	release();
	await until(() => twin.socket.saved === 1 && a.socket.saved === 2);
	expect(storage.log(nameOf(water))).toHaveLength(1);
});

const seat = (id: string) =>
	({ op: 'insert', table: 'seats', row: { id, tokenHash: id, createdAt: 1 } }) as const;

it('an edit of the server’s is committed in one batch with its rows, then shown', async () => {
	const o = await settled(omar, { document: event });
	const release = storage.hold();
	const done = world.rooms.write(event, {
		edit: (doc) => doc.getMap('event').set('title', 'Towns that host'),
		writes: [seat('seat-1')],
		participant: 'p-Amina'
	});
	await until(() => storage.waiting > 0);
	expect(o.doc.getMap('event').get('title')).toBeUndefined();
	release();
	await done;
	await until(() => o.doc.getMap('event').get('title') === 'Towns that host');
	const batch = storage.batches.find((one) => one.log.length > 0)!;
	expect(batch.writes.map((write) => write.table).sort()).toEqual(['clients', 'seats']);
	expect((await world.rooms.read(event)).getMap('event').get('title')).toBe('Towns that host');
});

it('when the rows conflict, the edit has not happened either', async () => {
	const write = (title: string) =>
		world.rooms.write(event, {
			edit: (doc) => doc.getMap('event').set('title', title),
			writes: [seat('seat-1')],
			participant: null
		});
	const [first, second, third] = await Promise.allSettled([
		write('First'),
		write('Second'),
		world.rooms.write(event, {
			edit: (doc) => doc.getMap('event').set('place', 'Port Amani'),
			writes: [],
			participant: null
		})
	]);
	expect(first.status).toBe('fulfilled');
	expect(second.status).toBe('rejected');
	expect((second as PromiseRejectedResult).reason).toBeInstanceOf(Conflict);
	expect(third.status).toBe('fulfilled');
	const doc = await world.rooms.read(event);
	expect(doc.getMap('event').toJSON()).toEqual({ title: 'First', place: 'Port Amani' });
});

it('an edit that throws leaves nothing, and one that changes nothing still commits its rows', async () => {
	await expect(
		world.rooms.write(event, {
			edit(doc) {
				doc.getMap('event').set('title', 'Half');
				throw new Refusal('board-locked');
			},
			writes: [seat('seat-1')],
			participant: null
		})
	).rejects.toThrow('board-locked');
	expect(await storage.rows('seats', {})).toEqual([]);
	await world.rooms.write(event, { edit: () => {}, writes: [seat('seat-2')], participant: null });
	expect(await storage.rows('seats', {})).toHaveLength(1);
	expect(storage.log(nameOf(event))).toEqual([]);
	expect((await world.rooms.read(event)).getMap('event').size).toBe(0);
});

it('the server’s edits and people’s go into one history, in the order of their commits', async () => {
	const a = await settled();
	for (let i = 0; i < 20; i++) {
		a.write(`note-${i}-of-many`, `from Amina ${i}`);
		void world.rooms.write(water, {
			edit: (doc) => (doc.getMap('notes') as Y.Map<unknown>).delete(`note-${i - 2}-of-many`),
			writes: [],
			participant: null
		});
	}
	await until(() => a.socket.saved === 21);
	const doc = await world.rooms.read(water);
	await until(
		() => JSON.stringify(a.notes.toJSON()) === JSON.stringify(doc.getMap('notes').toJSON())
	);
	await world.rooms.close();
	world = createWorld(storage);
	expect((await world.rooms.read(water)).getMap('notes').toJSON()).toEqual(a.notes.toJSON());
});

it('going down, a room finishes its commits, keeps a snapshot and says that it comes back', async () => {
	const a = await settled();
	const release = storage.hold(nameOf(water));
	for (let i = 0; i < 30; i++) a.write(`note-${i}-of-many`, `note ${i}`);
	await until(() => storage.waiting > 0);
	const closed = world.rooms.close();
	await turns();
	expect(a.socket.closed).toBeNull();
	release();
	await closed;
	expect(a.socket.saved).toBe(31);
	expect(a.socket.closed?.code).toBe(1012);
	const doc = new Y.Doc();
	Y.applyUpdate(doc, storage.snapshot(nameOf(water))!.state);
	expect(doc.getMap('notes').size).toBe(30);
	const late = world.client(omar);
	expect(late.socket.closed?.code).toBe(1012);
});

it('what was sent before leaving is kept', async () => {
	const a = await settled();
	a.write('note-one', 'Last words');
	a.leave();
	const quick = world.client(omar, { document: schools });
	quick.write('note-two', 'Faster than the loading');
	quick.leave();
	await until(() => world.rooms.load.rooms === 0);
	expect((await world.rooms.read(water)).getMap('notes').has('note-one')).toBe(true);
	expect((await world.rooms.read(schools)).getMap('notes').has('note-two')).toBe(true);
});
