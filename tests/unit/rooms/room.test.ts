import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import { createMemoryStorage, type MemoryStorage } from '../../support/memory-storage.ts';
import {
	createWorld,
	nameOf,
	person,
	schools,
	turns,
	until,
	water,
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

describe('two people on a board', () => {
	it('see what the other writes', async () => {
		const a = world.client(amina);
		const o = world.client(omar);
		await until(() => a.synced && o.synced);
		a.write('note-one', 'Clean water');
		await until(() => o.texts['note-one'] === 'Clean water');
		o.text('note-one').insert(0, 'More: ');
		await until(() => a.texts['note-one'] === 'More: Clean water');
		expect(a.socket.closed ?? o.socket.closed).toBeNull();
	});

	it('are told that it is saved, the empty step 2 counted', async () => {
		const a = world.client(amina);
		await until(() => a.synced && a.socket.saved === 1);
		a.write('note-one', 'Clean water');
		await until(() => a.socket.saved === 2);
		expect(a.sent).toBe(2);
		expect(storage.log(nameOf(water))).toHaveLength(1);
	});
});

it('an edit is committed, then acknowledged, then shown; other rooms go on meanwhile', async () => {
	const a = world.client(amina);
	const o = world.client(omar);
	const elsewhere = world.client(person('Tsion'), { document: schools });
	await until(() => a.socket.saved === 1 && o.socket.saved === 1 && elsewhere.synced);
	const release = storage.hold(nameOf(water));
	a.write('note-one', 'Clean water');
	elsewhere.write('note-two', 'Schools first');
	await until(() => storage.waiting > 0 && elsewhere.socket.saved === 2);
	const late = world.client(person('Peter'));
	await until(() => late.synced);
	await turns();
	expect(a.socket.saved).toBe(1);
	expect(o.texts).toEqual({});
	expect(late.texts).toEqual({});
	release();
	await until(() => a.socket.saved === 2 && o.texts['note-one'] === 'Clean water');
	await until(() => late.texts['note-one'] === 'Clean water');
});

it('a joiner is never answered before the board is loaded', async () => {
	const first = world.client(amina);
	await until(() => first.socket.saved === 1);
	first.write('note-one', 'Clean water');
	await until(() => first.socket.saved === 2);
	first.leave();
	await until(() => world.rooms.load.rooms === 0);
	const release = storage.holdLoads();
	const o = world.client(omar);
	const p = world.client(person('Peter'));
	await turns();
	expect(o.socket.messages).toEqual([]);
	release();
	await until(() => o.synced && p.synced);
	expect(o.texts).toEqual({ 'note-one': 'Clean water' });
	expect(p.texts).toEqual({ 'note-one': 'Clean water' });
	expect(storage.loads).toBe(2);
});

it('a joiner is synced only when it has everything, however it was stored', async () => {
	const a = world.client(amina);
	await until(() => a.socket.saved === 1);
	for (let i = 0; i < 40; i++) {
		a.write(`note-${i}-of-many`, `note ${i}`);
		const o = world.client(omar);
		await until(() => o.synced);
		const seen = Object.keys(o.texts).length;
		expect(seen).toBeGreaterThanOrEqual(a.socket.saved - 1);
		o.leave();
	}
});

it('a room closes when the last one leaves, and opens again with the same state', async () => {
	const a = world.client(amina);
	await until(() => a.synced);
	for (let i = 0; i < 30; i++) a.write(`note-${i}-of-many`, `note ${i}`);
	a.text('note-3-of-many').insert(0, 'again: ');
	a.doc.getMap('notes').delete('note-4-of-many');
	a.leave();
	await until(() => world.rooms.load.rooms === 0);
	const o = world.client(omar);
	await until(() => o.synced);
	expect(o.notes.toJSON()).toEqual(a.notes.toJSON());
	expect(storage.snapshot(nameOf(water))).not.toBeNull();
});

it('a note is committed together with the name of its author', async () => {
	const a = world.client(amina);
	await until(() => a.socket.saved === 1);
	a.write('note-one', 'Clean water');
	await until(() => a.socket.saved === 2);
	const batch = storage.batches.find((one) => one.log.length > 0)!;
	const tables = batch.writes.map((write) => write.table).sort();
	expect(tables).toEqual(['clients', 'notes']);
	a.text('note-one').insert(0, 'a');
	await until(() => a.socket.saved === 3);
	const o = world.client(omar);
	await until(() => o.synced);
	o.text('note-one').insert(0, 'b');
	await until(() => o.socket.saved === 2);
	const rows = await storage.rows('notes', {});
	expect(rows).toEqual([
		{
			board: 'board' in water ? water.board : '',
			note: 'note-one',
			participant: 'p-Amina',
			at: world.clock.now,
			late: false,
			withdrawnAt: null,
			withdrawnBy: null,
			erasedAt: null
		}
	]);
	expect((await storage.rows('clients', {})).map((row) => row.participant).sort()).toEqual([
		'p-Amina',
		'p-Omar'
	]);
});

it('what is kept is read after everything sent before', async () => {
	const a = world.client(amina);
	await until(() => a.synced);
	const release = storage.hold();
	a.write('note-one', 'Clean water');
	let read: Y.Doc | null = null;
	void world.rooms.read(water).then((doc) => (read = doc));
	await turns();
	expect(read).toBeNull();
	release();
	await until(() => read !== null);
	expect([...read!.getMap('notes').keys()]).toEqual(['note-one']);
});
