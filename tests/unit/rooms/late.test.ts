import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { accessTo, LATE_WORK } from '#domain/permission.ts';
import { createMemoryStorage, type MemoryStorage } from '../../support/memory-storage.ts';
import {
	createWorld,
	nameOf,
	person,
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
const lateness = async () =>
	Object.fromEntries((await storage.rows('notes', {})).map((row) => [row.note, row.late]));

async function settled(member = amina): Promise<Client> {
	const client = world.client(member);
	await until(() => client.synced && client.socket.saved === 1);
	return client;
}

/** Amina writes a note, goes out of reach, writes another; meanwhile the breakout closes. */
async function outOfReach(): Promise<Y.Doc> {
	const a = await settled();
	a.write('note-in-time', 'Clean water');
	await until(() => a.socket.saved === 2);
	a.hangUp();
	a.leave();
	a.write('note-offline', 'Written in the lift');
	return a.doc;
}

describe('after the breakout has closed', () => {
	it('work done offline is still taken, and marked late', async () => {
		const doc = await outOfReach();
		world.allow('read', { offlineWork: true });
		const back = world.client(amina, { doc });
		await until(() => back.synced && back.socket.saved === 1);
		expect(back.socket.hellos[0]?.mode).toBe('read');
		expect(await lateness()).toEqual({ 'note-in-time': false, 'note-offline': true });
		back.write('note-too-late', 'After everybody');
		await until(() => back.socket.refused !== null);
		expect(back.socket.refused).toEqual({ count: 2, code: 'read-only' });
		expect(Object.keys(await lateness())).toEqual(['note-in-time', 'note-offline']);
	});

	it('letters sent ahead of that step 2 do not spoil it; what it does not hold is refused', async () => {
		const doc = await outOfReach();
		world.allow('read', { offlineWork: true });
		const back = world.client(amina, { doc, mute: true });
		const fresh = new Y.Doc();
		fresh.getMap('notes').set('note-new-page', new Y.Map([['text', new Y.Text('A letter')]]));
		back.update(Y.encodeStateAsUpdate(fresh));
		await turns();
		expect(back.socket.refused).toBeNull();
		back.step2(Y.mergeUpdates([Y.encodeStateAsUpdate(doc), Y.encodeStateAsUpdate(fresh)]));
		await until(() => back.socket.saved === 2);
		expect(await lateness()).toEqual({
			'note-in-time': false,
			'note-new-page': true,
			'note-offline': true
		});
		const other = world.client(person('Omar'), { mute: true });
		const omars = new Y.Doc();
		omars.getMap('notes').set('note-of-omar', new Y.Map([['text', new Y.Text('Now')]]));
		other.update(Y.encodeStateAsUpdate(omars));
		other.step2(Y.encodeStateAsUpdate(new Y.Doc()));
		await until(() => other.socket.refused !== null);
		expect(other.socket.refused).toEqual({ count: 1, code: 'read-only' });
	});

	it('a second step 2 of the same socket brings nothing', async () => {
		const doc = await outOfReach();
		world.allow('read', { offlineWork: true });
		const back = world.client(amina, { doc });
		await until(() => back.socket.saved === 1);
		const more = new Y.Doc();
		more.getMap('notes').set('note-slipped-in', new Y.Map([['text', new Y.Text('Now')]]));
		back.step2(Y.encodeStateAsUpdate(more));
		await until(() => back.socket.refused !== null);
		expect(back.socket.refused?.code).toBe('read-only');
	});

	it('and the half hour has passed, it is refused like everything else', async () => {
		const doc = await outOfReach();
		world.allow('read');
		const back = world.client(amina, { doc });
		await until(() => back.socket.refused !== null);
		expect(back.socket.refused?.code).toBe('read-only');
		expect(storage.log(nameOf(water))).toHaveLength(1);
	});

	it('a commit that fails on the way does not make it too late', async () => {
		const doc = await outOfReach();
		world.allow('read', { offlineWork: true });
		storage.failNext(new Error('the disk hiccups'), nameOf(water));
		const back = world.client(amina, { doc });
		await until(() => back.socket.closed !== null);
		const again = world.client(amina, { doc });
		await until(() => again.socket.saved === 1);
		expect((await lateness())['note-offline']).toBe(true);
		world.log.length = 0;
	});
});

it('a note that appears on a locked board is late, one that was there is not', async () => {
	const a = await settled();
	a.write('note-in-time', 'Clean water');
	await until(() => a.socket.saved === 2);
	world.allow('write', { late: true });
	a.write('note-late', 'And wells');
	a.text('note-in-time').insert(0, 'More: ');
	await until(() => a.socket.saved === 4);
	expect(await lateness()).toEqual({ 'note-in-time': false, 'note-late': true });
});

describe('who may bring work done offline', () => {
	const closedAt = 1_000_000;
	const at = (now: number, firstStep2 = true) => ({ now, closedAt, firstStep2 });
	const may = (role: Parameters<typeof person>[1], occasion: ReturnType<typeof at>) =>
		accessTo(person('Amina', role), water, { open: false }, occasion);

	it('is a participant within half an hour, with a first step 2', () => {
		expect(may('participant', at(closedAt + LATE_WORK))).toBe('write');
		expect(may('participant', at(closedAt + LATE_WORK + 1))).toBe('read');
		expect(may('participant', at(closedAt, false))).toBe('read');
		expect(may('wall', at(closedAt))).toBe('read');
		const neverOpen = { now: closedAt, closedAt: null, firstStep2: true };
		expect(accessTo(amina, water, { open: false }, neverOpen)).toBe('read');
	});
});
