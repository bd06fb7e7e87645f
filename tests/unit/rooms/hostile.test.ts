import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as encoding from 'lib0/encoding';
import { mulberry } from '../../support/random.ts';
import * as Y from 'yjs';
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
afterEach(async () => {
	await world.rooms.close();
	expect(world.log).toEqual([]);
});

const amina = person('Amina');
const omar = person('Omar');
const stored = () => storage.log(nameOf(water)).length;

/** Somebody whose page is in step with the board. */
async function settled(
	member = amina,
	options: Parameters<World['client']>[1] = {}
): Promise<Client> {
	const client = world.client(member, options);
	await until(() => client.synced && (options.plenum === false || client.socket.saved === 1));
	return client;
}

/** Sends an update that the sender's own document never held. */
function forged(change: (doc: Y.Doc) => void, from?: Y.Doc): Uint8Array {
	const doc = new Y.Doc();
	if (from) Y.applyUpdate(doc, Y.encodeStateAsUpdate(from));
	const before = Y.encodeStateVector(doc);
	change(doc);
	return Y.encodeStateAsUpdate(doc, before);
}

/** An update by hand: structs of one client, then a delete set. */
function raw(write: (encoder: encoding.Encoder) => void): Uint8Array {
	const encoder = encoding.createEncoder();
	write(encoder);
	return encoding.toUint8Array(encoder);
}

describe('refused, with nothing stored and nothing shown', () => {
	const cases: [string, string, (a: Client) => Uint8Array][] = [
		[
			'a note that is a word',
			'not-a-board',
			() => forged((d) => d.getMap('notes').set('note-bad', 'x'))
		],
		[
			'a text that is no shared text',
			'not-a-board',
			() => forged((d) => d.getMap('notes').set('note-bad', new Y.Map([['text', 'plain']])))
		],
		[
			'a field nobody knows',
			'not-a-board',
			() => forged((d) => d.getMap('notes').set('note-bad', new Y.Map([['author', 'Omar']])))
		],
		[
			'a note id with a path in it',
			'not-a-board',
			() => forged((d) => d.getMap('notes').set('../../etc/passwd', new Y.Map()))
		],
		[
			'a map of its own at the root',
			'not-a-board',
			() => forged((d) => d.getMap('hidden').set('a', 1))
		],
		['a list among the notes', 'not-a-board', () => forged((d) => d.getArray('notes').push(['x']))],
		[
			'a sub-document',
			'not-a-board',
			() => forged((d) => d.getMap('notes').set('note-bad', new Y.Doc()))
		],
		[
			'bytes in a field',
			'not-a-board',
			() =>
				forged((d) =>
					d.getMap('notes').set('note-bad', new Y.Map<unknown>([['kind', new Uint8Array(9)]]))
				)
		],
		[
			'an embed in a text',
			'not-a-board',
			() =>
				forged((d) => {
					const text = new Y.Text('a');
					text.insertEmbed(1, { image: 'http://192.0.2.1/x.png' });
					d.getMap('notes').set('note-bad', new Y.Map([['text', text]]));
				})
		],
		[
			'3,000 maps in each other',
			'not-a-board',
			() =>
				forged((d) => {
					let map = new Y.Map<unknown>();
					d.getMap('notes').set('note-bad', map);
					for (let i = 0; i < 3000; i++) {
						const inner = new Y.Map<unknown>();
						map.set('comments', inner);
						map = inner;
					}
				})
		],
		[
			'a text of twice the length and one',
			'note-too-long',
			() =>
				forged((d) =>
					d.getMap('notes').set('note-bad', new Y.Map([['text', new Y.Text('x'.repeat(4001))]]))
				)
		],
		[
			'a lead phrase as long as a text',
			'note-too-long',
			() => forged((d) => d.getMap('notes').set('note-bad', new Y.Map([['lead', 'x'.repeat(321)]])))
		],
		[
			'2,201 notes',
			'board-full',
			() =>
				forged((d) => {
					for (let i = 0; i < 2201; i++)
						d.getMap('notes').set(`note-${i}-of-many`, new Y.Map([['text', new Y.Text('x')]]));
				})
		],
		[
			'deleted content of a million clocks',
			'too-large',
			() =>
				raw((e) => {
					for (const n of [1, 1, 4711, 0, 0, 1_000_000, 0]) encoding.writeVarUint(e, n);
				})
		]
	];
	it.each(cases)('%s: %s', async (_, code, update) => {
		const a = await settled();
		const o = await settled(omar);
		const before = o.socket.messages.length;
		a.update(update(a));
		await until(() => a.socket.refused !== null);
		expect(a.socket.refused).toEqual({ count: 2, code });
		await turns();
		expect(stored()).toBe(0);
		expect(o.socket.syncs(2)).toEqual([]);
		expect(o.socket.messages.slice(before).filter((m) => m[0] === 0)).toEqual([]);
		// The others feel nothing, and the one who was refused is heard no more.
		o.write('note-one', 'Clean water');
		await until(() => o.socket.saved === 2);
		a.update(
			forged((d) => d.getMap('notes').set('note-new', new Y.Map([['text', new Y.Text('x')]])))
		);
		await turns();
		expect(a.socket.saved).toBe(1);
		expect(stored()).toBe(1);
		expect(a.socket.closed).toBeNull();
	});

	it('and a stock client is closed, so that it does not stay falsely in step', async () => {
		const a = await settled(amina, { plenum: false });
		a.update(forged((d) => d.getMap('notes').set('note-bad', 'x')));
		await until(() => a.socket.closed !== null);
		expect(a.socket.closed).toEqual({ code: 4422, reason: 'not-a-board' });
		expect(stored()).toBe(0);
	});
});

describe('somebody who may not write', () => {
	it('is refused, and nothing is stored', async () => {
		world.allow('read');
		const a = await settled();
		expect(a.socket.hellos[0]?.mode).toBe('read');
		a.write('note-one', 'Clean water');
		await until(() => a.socket.refused !== null);
		expect(a.socket.refused).toEqual({ count: 2, code: 'read-only' });
		expect(stored()).toBe(0);
	});

	it('is closed with 4403 when stock', async () => {
		world.allow('read');
		const a = await settled(amina, { plenum: false });
		a.write('note-one', 'Clean water');
		await until(() => a.socket.closed?.code === 4403);
	});

	it('nobody writes the event document, nor does the wall write a board', async () => {
		const a = await settled(amina, { document: event });
		a.doc.getMap('event').set('title', 'Forged');
		await until(() => a.socket.refused !== null);
		const wall = await settled(person('Wall', 'wall'));
		wall.write('note-one', 'From the wall');
		await until(() => wall.socket.refused?.code === 'read-only');
		expect(storage.log(nameOf(event))).toEqual([]);
		expect(stored()).toBe(0);
	});

	it('may send the deletions of the whole document, and what the room has', async () => {
		const a = await settled();
		a.write('note-one', 'Clean water');
		a.write('note-two', 'Salty water');
		a.notes.delete('note-two');
		a.text('note-one').delete(0, 6);
		await until(() => a.socket.saved === 5);
		world.allow('read');
		const reader = await settled(omar);
		reader.step2(Y.encodeStateAsUpdate(reader.doc));
		await until(() => reader.socket.saved === 2);
		const again = await settled(omar, { doc: a.doc });
		expect(again.socket.refused ?? reader.socket.refused).toBeNull();
	});

	it('may send deletions that no update spelled out: the loser of two values set at once', async () => {
		const a = await settled();
		a.write('note-one', 'Clean water');
		await until(() => a.socket.saved === 2);
		const o = await settled(omar);
		const release = storage.hold();
		a.notes.get('note-one')!.set('kind', 'gap');
		o.notes.get('note-one')!.set('kind', 'finding');
		await turns();
		release();
		await until(() => a.socket.saved === 3 && o.socket.saved === 2);
		await until(
			() => a.notes.get('note-one')!.get('kind') === o.notes.get('note-one')!.get('kind')
		);
		world.allow('read');
		for (const one of [a, o]) one.step2(Y.encodeStateAsUpdate(one.doc, Y.encodeStateVector(a.doc)));
		await until(() => a.socket.saved === 4 && o.socket.saved === 3);
		expect(a.socket.refused ?? o.socket.refused).toBeNull();
	});
});

it('eleven bytes that would delete a whole board do nothing from who may only read', async () => {
	const o = await settled(omar);
	for (let i = 0; i < 50; i++) o.write(`note-${i}-of-many`, 'words');
	await until(() => o.socket.saved === 51);
	world.allow('read');
	const a = await settled();
	const wipe = raw((e) => {
		const end = Y.getState(o.doc.store, o.doc.clientID);
		for (const n of [0, 1, o.doc.clientID, 1, 0, end]) encoding.writeVarUint(e, n);
	});
	expect(wipe.length).toBeLessThanOrEqual(12);
	a.update(wipe);
	await until(() => a.socket.refused?.code === 'read-only');
	expect((await settled(person('Peter'))).notes.size).toBe(50);
});

describe('client ids', () => {
	it('structs under an id of somebody else are refused, and the owner goes on', async () => {
		const o = await settled(omar);
		o.write('note-one', 'Clean water');
		await until(() => o.socket.saved === 2);
		const a = await settled();
		a.update(
			forged((d) => {
				d.clientID = o.doc.clientID;
				d.getMap('notes').set('note-squat', new Y.Map([['text', new Y.Text('x')]]));
			}, o.doc)
		);
		await until(() => a.socket.refused !== null);
		expect(a.socket.refused?.code).toBe('foreign-client');
		o.text('note-one').insert(0, 'still: ');
		await until(() => o.socket.saved === 3);
		expect(stored()).toBe(2);
	});

	it('an id that was only seen in presence is its owner’s too', async () => {
		const o = await settled(omar);
		o.present({});
		await until(() => o.socket.rosters.at(-1)?.people[0]?.clients[0] === o.doc.clientID);
		const a = await settled();
		a.update(
			forged((d) => {
				d.clientID = o.doc.clientID;
				d.getMap('notes').set('note-squat', new Y.Map([['text', new Y.Text('x')]]));
			})
		);
		await until(() => a.socket.refused?.code === 'foreign-client');
		o.write('note-one', 'Mine');
		await until(() => o.socket.saved === 2);
	});

	it('deleted content under an id of somebody else is refused', async () => {
		const o = await settled(omar);
		o.write('note-one', 'Clean water');
		await until(() => o.socket.saved === 2);
		const a = await settled();
		const clock = Y.getState(o.doc.store, o.doc.clientID);
		a.update(
			raw((e) => {
				for (const n of [1, 1, o.doc.clientID, clock, 0, 50, 0]) encoding.writeVarUint(e, n);
			})
		);
		await until(() => a.socket.refused?.code === 'foreign-client');
		o.text('note-one').insert(0, 'still: ');
		await until(() => o.socket.saved === 3);
	});

	it('64 ids that were never written under make room for the 65th', async () => {
		for (let i = 0; i < 70; i++) {
			const a = world.client(amina);
			a.present({});
			await until(() => a.socket.rosters.at(-1)?.people[0]?.clients[0] === a.doc.clientID);
			a.leave();
		}
		expect(await storage.rows('clients', {})).toHaveLength(64);
		const a = await settled();
		a.write('note-one', 'Still heard');
		await until(() => a.socket.saved === 2);
	});

	it('a 65th id is refused when the others hold content', async () => {
		const a = await settled();
		for (let i = 0; i < 64; i++)
			a.update(
				forged((d) =>
					d.getMap('notes').set(`note-${i}-of-many`, new Y.Map([['text', new Y.Text('x')]]))
				)
			);
		await until(() => a.socket.saved === 65);
		a.write('note-one', 'One too many');
		await until(() => a.socket.refused?.code === 'foreign-client');
	});
});

describe('what honest clients do', () => {
	it('letters typed before the room’s step 1 arrive ahead of the step 2 with the offline work', async () => {
		const doc = new Y.Doc();
		const updates: Uint8Array[] = [];
		doc.on('update', (update: Uint8Array) => updates.push(update));
		const map = new Y.Map<unknown>([['text', new Y.Text('offline')]]);
		doc.getMap('notes').set('note-one', map);
		(map.get('text') as Y.Text).insert(7, ' and');
		(map.get('text') as Y.Text).insert(11, ' on');
		const a = world.client(amina, { mute: true, doc });
		a.update(updates[2]!);
		await turns();
		expect(a.socket.refused).toBeNull();
		expect(stored()).toBe(0);
		expect(a.socket.saved).toBe(0);
		a.step2(Y.encodeStateAsUpdate(doc));
		await until(() => a.socket.saved === 2);
		const o = await settled(omar);
		expect(o.texts).toEqual({ 'note-one': 'offline and on' });
	});

	it('a later gap is asked for once, and filled by the step 2', async () => {
		const a = await settled();
		a.write('note-one', 'Clean');
		await until(() => a.socket.saved === 2);
		const doc = new Y.Doc();
		Y.applyUpdate(doc, Y.encodeStateAsUpdate(a.doc));
		const updates: Uint8Array[] = [];
		doc.on('update', (update: Uint8Array) => updates.push(update));
		const text = (doc.getMap('notes').get('note-one') as Y.Map<Y.Text>).get('text')!;
		text.insert(5, ' w');
		text.insert(7, 'ater');
		text.insert(11, '!');
		const o = world.client(omar, { mute: true });
		o.step2(Uint8Array.of(0, 0));
		await until(() => o.socket.saved === 1 && o.socket.syncs(0).length === 1);
		o.update(updates[1]!);
		o.update(updates[2]!);
		await until(() => o.socket.syncs(0).length > 1);
		await turns();
		expect(o.socket.syncs(0)).toHaveLength(2);
		expect(o.socket.saved).toBe(1);
		o.step2(Y.encodeStateAsUpdate(doc, o.socket.syncs(0)[1]));
		await until(() => o.socket.saved === 4);
		await until(() => a.texts['note-one'] === 'Clean water!');
	});

	it('a gap that remains is refused', async () => {
		const a = await settled();
		const doc = new Y.Doc();
		const updates: Uint8Array[] = [];
		doc.on('update', (update: Uint8Array) => updates.push(update));
		doc.getMap('notes').set('note-one', new Y.Map());
		doc.getMap('notes').set('note-two', new Y.Map());
		a.update(updates[1]!);
		await until(() => a.socket.refused !== null);
		expect(a.socket.refused).toEqual({ count: 2, code: 'gap' });
		expect(stored()).toBe(0);
	});

	it('own content added and removed offline comes as deleted structs', async () => {
		const doc = new Y.Doc();
		const notes = doc.getMap('notes');
		notes.set('note-one', new Y.Map([['text', new Y.Text('gone again')]]));
		notes.delete('note-one');
		notes.set('note-two', new Y.Map([['text', new Y.Text('stays')]]));
		const { structs } = Y.decodeUpdate(Y.encodeStateAsUpdate(doc));
		expect(structs.some((struct) => struct instanceof Y.GC)).toBe(true);
		const a = await settled(amina, { doc });
		expect(a.socket.refused).toBeNull();
		expect((await settled(omar)).texts).toEqual({ 'note-two': 'stays' });
		expect((await storage.rows('notes', {})).map((row) => row.note)).toEqual(['note-two']);
	});

	it('a page that comes back with the same id goes on writing', async () => {
		const a = await settled();
		a.write('note-one', 'Clean');
		await until(() => a.socket.saved === 2);
		a.leave();
		a.text('note-one').insert(5, ' water');
		const again = world.client(amina, { doc: a.doc });
		await until(() => again.socket.saved >= 1);
		expect((await settled(omar)).texts).toEqual({ 'note-one': 'Clean water' });
	});

	it('a whole step 2 is stored as its news alone', async () => {
		const a = await settled();
		for (let i = 0; i < 20; i++) a.write(`note-${i}-of-many`, 'words '.repeat(20));
		await until(() => a.socket.saved === 21);
		const o = await settled(omar);
		o.write('note-one', 'short');
		o.step2(Y.encodeStateAsUpdate(o.doc));
		await until(() => o.socket.saved === 3);
		const rows = storage.log(nameOf(water));
		expect(rows).toHaveLength(21);
		expect(rows.at(-1)!.update.length).toBeLessThan(120);
	});
});

describe('the wire', () => {
	it.each([
		['no bytes', new Uint8Array(0), 1007],
		['a number without an end', Uint8Array.of(255, 255, 255), 1007],
		['a type nobody knows', Uint8Array.of(77), 1002],
		['a message only the server sends', Uint8Array.of(101, 5), 1002],
		['a sync message nobody knows', Uint8Array.of(0, 9, 0), 1002],
		['an update that is cut', Uint8Array.of(0, 2, 40, 1, 1), 1007],
		['an update of nonsense', Uint8Array.of(0, 2, 3, 9, 9, 9), 1007],
		['awareness that promises more than it holds', Uint8Array.of(1, 2, 9, 9), 1007],
		['a state vector that is cut', Uint8Array.of(0, 0, 2, 9, 9), 1007],
		['a message of more than a mebibyte', syncOf(1024 * 1024), 1009],
		['a message of more than eight', syncOf(8 * 1024 * 1024), 1009]
	])('%s ends the socket, and nobody else’s', async (_, bytes, code) => {
		const o = await settled(omar);
		const a = await settled();
		a.send(bytes);
		await until(() => a.socket.closed !== null);
		expect(a.socket.closed!.code).toBe(code);
		o.write('note-one', 'Clean water');
		await until(() => o.socket.saved === 2);
	});

	it('2,000 frames of random bytes and of honest bytes gone wrong harm nobody', async () => {
		const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
		console.log(`hostile frames: SEED=${seed}`);
		const random = mulberry(seed);
		const o = await settled(omar);
		o.write('note-one', 'Clean water');
		await until(() => o.socket.saved === 2);
		const honest = [...o.socket.messages, syncBytes(2, forgedNote(o))].filter(
			(message) => message.length > 0
		);
		let a = world.client(amina);
		for (let i = 0; i < 2000; i++) {
			if (a.socket.closed || a.socket.refused) {
				a.leave();
				a = world.client(amina);
			}
			const base = honest[Math.floor(random() * honest.length)]!;
			let frame: Uint8Array;
			if (i % 3 === 0) {
				frame = Uint8Array.from({ length: Math.floor(random() * 60) }, () => random() * 256);
				if (random() < 0.7) frame[0] = 0;
			} else if (i % 3 === 1) frame = base.slice(0, Math.floor(random() * base.length));
			else {
				frame = base.slice();
				for (let n = 0; n < 3; n++) frame[Math.floor(random() * frame.length)] = random() * 256;
			}
			a.send(frame);
			if (i % 50 === 0) await turns(2);
		}
		await turns();
		o.text('note-one').insert(0, 'Still ');
		await until(() => o.socket.saved === 3);
		expect(o.socket.closed ?? o.socket.refused).toBeNull();
		// Whatever was taken is a board that another can open, equal to what the first one sees.
		const p = await settled(person('Peter'));
		await until(() => JSON.stringify(p.notes.toJSON()) === JSON.stringify(o.notes.toJSON()));
	});
});

it('a reader that does not read is let go, and gets no presence before', async () => {
	const slow = await settled(omar);
	const a = await settled();
	slow.socket.buffered = 2 * 1024 * 1024;
	const before = slow.socket.messages.length;
	a.present({ note: 'note-one' });
	a.write('note-one', 'Clean water');
	await until(() => slow.texts['note-one'] === 'Clean water');
	await turns();
	const types = slow.socket.messages.slice(before).map((message) => message[0]);
	expect(types).not.toContain(1);
	slow.socket.buffered = 5 * 1024 * 1024;
	a.text('note-one').insert(0, 'x');
	await until(() => slow.socket.closed?.code === 4508);
	expect(a.socket.closed).toBeNull();
});

it('who floods is not read for a while, and loses nothing', async () => {
	const a = await settled(amina, { document: schools });
	a.write('note-one', '');
	for (let i = 0; i < 200; i++) a.text('note-one').insert(0, 'x');
	expect(a.socket.paused).toBe(1);
	await until(() => a.socket.saved === a.sent);
	expect(a.socket.refused).toBeNull();
	a.leave();
});

function forgedNote(o: Client): Uint8Array {
	return forged((d) => {
		(d.getMap('notes').get('note-one') as Y.Map<Y.Text>).get('text')!.insert(0, 'forged ');
	}, o.doc);
}

function syncBytes(subtype: number, update: Uint8Array): Uint8Array {
	const encoder = encoding.createEncoder();
	encoding.writeVarUint(encoder, 0);
	encoding.writeVarUint(encoder, subtype);
	encoding.writeVarUint8Array(encoder, update);
	return encoding.toUint8Array(encoder);
}

function syncOf(length: number): Uint8Array {
	return syncBytes(2, new Uint8Array(length));
}
