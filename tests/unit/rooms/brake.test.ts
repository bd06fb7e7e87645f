import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import { goneMark, notesOf, trashNote } from '#domain/note.ts';
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
const omar = person('Omar');
const ids = (count: number) => Array.from({ length: count }, (_, i) => `note-${i}-of-many`);

async function settled(member = amina): Promise<Client> {
	const client = world.client(member);
	await until(() => client.synced && client.socket.saved === 1);
	return client;
}

/** Amina has written notes; Omar sees them. */
async function written(count: number, text = 'Clean water') {
	const a = await settled();
	a.doc.transact(() => {
		for (const id of ids(count)) a.write(id, text);
	});
	await until(() => a.socket.saved === 2);
	const o = await settled(omar);
	expect(o.notes.size).toBe(count);
	return { a, o };
}

const stopped = async (client: Client) => {
	await until(() => client.socket.refused !== null);
	await turns();
	return client.socket.refused?.code;
};
const readable = async () => {
	const doc = await world.rooms.read(water);
	return Object.values(doc.getMap('notes').toJSON()).filter(
		(note: Record<string, unknown>) => note['text'] !== '' && note['gone'] === undefined
	).length;
};

/** How many notes are shown though they have this mark. */
const unmarked = async (mark: string) => {
	const doc = await world.rooms.read(water);
	expect(Object.values(doc.getMap('notes').toJSON())).toEqual(
		ids(11).map(() => expect.objectContaining({ gone: mark }))
	);
	return notesOf(doc).length;
};

describe('the brake stops', () => {
	it('the eleven bytes that delete everything; the facilitator reads it in the log', async () => {
		const { a, o } = await written(2000, 'x');
		const before = storage.log(nameOf(water)).length;
		const first = [...a.doc.store.clients.values()][0]!.at(-1)!;
		const update = Uint8Array.from([
			0,
			1,
			...varUint(a.doc.clientID),
			1,
			0,
			...varUint(first.id.clock + first.length)
		]);
		expect(update.length).toBeLessThanOrEqual(11);
		o.update(update);
		expect(await stopped(o)).toBe('brake');
		expect(storage.log(nameOf(water))).toHaveLength(before);
		expect(a.notes.size).toBe(2000);
		expect(await storage.rows('deeds', {})).toMatchObject([
			{
				command: 'write',
				outcome: 'brake',
				participant: 'p-Omar',
				input: { notes: 2000, letters: 2000 }
			}
		]);
		a.write('note-after', 'The board goes on');
		await until(() => a.socket.saved === 3);
	});

	it('emptying the texts of others, eleven notes one after the other', async () => {
		const { o } = await written(11, 'ten letter');
		for (const id of ids(11)) o.text(id).delete(0, 10);
		expect(await stopped(o)).toBe('brake');
		expect(await readable()).toBe(1);
	});

	it('texts that become blanks, and marks of the trash, counted together', async () => {
		const { o } = await written(11, 'short');
		for (const id of ids(11).slice(0, 5)) {
			o.text(id).insert(5, ' ');
			o.text(id).delete(0, 5);
		}
		for (const id of ids(11).slice(5)) trashNote(o.doc, id);
		expect(await stopped(o)).toBe('brake');
	});

	it('more than 2,000 letters of others, though every note keeps one', async () => {
		const { o } = await written(3, 'x'.repeat(1000));
		for (const id of ids(3)) o.text(id).delete(0, 999);
		expect(await stopped(o)).toBe('brake');
		const doc = await world.rooms.read(water);
		const left = ids(3).map(
			(id) => String((doc.getMap('notes').get(id) as Y.Map<unknown>).get('text')).length
		);
		expect(left).toEqual([1, 1, 1000]);
	});

	it('lead phrases written over', async () => {
		const a = await settled();
		a.doc.transact(() => {
			for (const id of ids(20)) {
				a.write(id, 'x');
				a.notes.get(id)!.set('lead', 'l'.repeat(150));
			}
		});
		await until(() => a.socket.saved === 2);
		const o = await settled(omar);
		for (const id of ids(20)) o.notes.get(id)!.set('lead', 'mine');
		expect(await stopped(o)).toBe('brake');
	});

	it('marks of the trash made for words that are only completed then', async () => {
		const { o } = await written(11, 'Clean wate');
		for (const id of ids(11)) o.notes.get(id)!.set('gone', goneMark('', 'Clean water'));
		await until(() => o.socket.saved === o.sent);
		for (const id of ids(11)) o.text(id).insert(10, 'r');
		expect(await stopped(o)).toBe('brake');
		expect(await unmarked(goneMark('', 'Clean water'))).toBe(1);
	});

	it('what comes as work done offline', async () => {
		const { o } = await written(20);
		o.hangUp();
		for (const id of ids(20)) o.text(id).delete(0, 11);
		o.leave();
		const back = world.client(omar, { doc: o.doc });
		expect(await stopped(back)).toBe('brake');
		expect(await readable()).toBe(20);
	});
});

describe('the brake lets pass', () => {
	it('ten notes, and ten more after ten seconds', async () => {
		const { o } = await written(30);
		for (const id of ids(10)) trashNote(o.doc, id);
		await until(() => o.socket.saved === o.sent);
		world.clock.now += 10_000;
		for (const id of ids(20).slice(10)) trashNote(o.doc, id);
		await until(() => o.socket.saved === o.sent);
		trashNote(o.doc, ids(21)[20]!);
		expect(await stopped(o)).toBe('brake');
	});

	it('everything somebody wrote alone', async () => {
		const { a } = await written(200, 'x'.repeat(100));
		a.doc.transact(() => {
			for (const id of ids(200)) a.text(id).delete(0, 100);
		});
		await until(() => a.socket.saved === 3);
		for (const id of ids(200)) a.notes.delete(id);
		await until(() => a.socket.saved === 203);
		expect(a.socket.refused).toBeNull();
	});

	it('one note that goes to the trash and back, again and again', async () => {
		const { o } = await written(1);
		const map = o.notes.get(ids(1)[0]!)!;
		for (let i = 0; i < 20; i++) {
			trashNote(o.doc, ids(1)[0]!);
			map.delete('gone');
		}
		await until(() => o.socket.saved === o.sent);
		expect(o.socket.refused).toBeNull();
	});

	it('notes that are empty from the start, and typing over one’s own lead', async () => {
		const a = await settled();
		const o = await settled(omar);
		a.doc.transact(() => {
			for (const id of ids(30)) a.write(id, '');
		});
		await until(() => o.notes.size === 30);
		for (const id of ids(30)) trashNote(o.doc, id);
		await until(() => o.socket.saved === o.sent);
		const map = o.notes.get(ids(1)[0]!)!;
		for (let i = 1; i <= 100; i++) map.set('lead', 'l'.repeat(i));
		await until(() => o.socket.saved === o.sent);
		expect(o.socket.refused).toBeNull();
	});

	it('what did not get to disk, so that the next try is not the second', async () => {
		const { a, o } = await written(10, 'y'.repeat(190));
		storage.failNext(new Error('the disk hiccups'), nameOf(water));
		for (const id of ids(10)) o.text(id).delete(0, 190);
		await until(() => o.socket.closed !== null);
		const back = world.client(omar, { doc: o.doc });
		await until(() => back.synced && back.socket.saved === back.sent);
		expect(back.socket.refused).toBeNull();
		await until(() => ids(10).every((id) => a.texts[id] === ''));
		world.log.length = 0;
	});
});

function varUint(value: number): number[] {
	return value > 127 ? [128 | (value & 127), ...varUint(Math.floor(value / 128))] : [value];
}
