import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { Refusal } from '#domain/refusal.ts';
import type { Storage } from '#server/storage/storage.ts';
import { createMemoryStorage, type MemoryStorage } from '../../support/memory-storage.ts';
import { mulberry } from '../../support/random.ts';
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

/** Somebody at a phone whose network delivers late, in pieces, or not at all. */
type Phone = {
	readonly name: string;
	readonly doc: Y.Doc;
	client: Client | null;
	/** On their way to the server, and to the phone. */
	up: Uint8Array[];
	down: Uint8Array[];
	/** Notes written, by how many counted messages had been sent on this socket. */
	written: { note: string; sent: number }[];
};

const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
const ROUNDS = Number(process.env['ROUNDS'] ?? 12);

it(
	'five people on bad networks, a disk that fails, a server that dies: nothing saved is lost',
	{ timeout: 120_000 },
	async () => {
		console.log(`fuzz: SEED=${seed} ROUNDS=${ROUNDS}`);
		for (let round = 0; round < ROUNDS; round++) await workshop(seed + round);
	}
);

async function workshop(seed: number): Promise<void> {
	const random = mulberry(seed);
	const dice = (sides: number) => Math.floor(random() * sides);
	const storage = createMemoryStorage();
	let { world, die } = startProcess(storage);
	const saved = new Set<string>();
	let serial = 0;
	const phones: Phone[] = ['Amina', 'Omar', 'Tsion', 'Peter', 'Amina'].map((name) => ({
		name,
		doc: new Y.Doc(),
		client: null,
		up: [],
		down: [],
		written: []
	}));

	const connect = (phone: Phone) => {
		phone.up = [];
		phone.down = [];
		phone.written = [];
		const client = world.client(person(phone.name), { doc: phone.doc, mute: true });
		phone.client = client;
		const receive = client.room.receive.bind(client.room);
		Object.assign(client.room, {
			receive: (bytes: Uint8Array) => phone.up.push(bytes),
			arrive: receive
		});
		const { socket } = client;
		const send = socket.send.bind(socket);
		socket.send = (frames) => {
			phone.down.push(frames);
		};
		Object.assign(socket, { arrive: send });
		client.listen();
		client.step1();
	};
	const cut = (phone: Phone) => {
		phone.client?.hangUp();
		phone.client?.leave();
		phone.client = null;
	};
	const deliver = (phone: Phone, most: number) => {
		const { client } = phone;
		if (!client) return;
		for (let n = most; n > 0 && phone.up.length > 0; n--)
			(client.room as unknown as { arrive(b: Uint8Array): void }).arrive(phone.up.shift()!);
		for (let n = most; n > 0 && phone.down.length > 0; n--)
			(client.socket as unknown as { arrive(b: Uint8Array): void }).arrive(phone.down.shift()!);
		for (const { note, sent } of phone.written) if (client.socket.saved >= sent) saved.add(note);
		expect(client.socket.saved).toBeLessThanOrEqual(client.sent);
		expect(client.socket.refused, `seed ${seed}`).toBeNull();
		if (client.socket.closed) {
			expect([1012, 4503], `seed ${seed}`).toContain(client.socket.closed.code);
			cut(phone);
		}
	};
	const act = (phone: Phone) => {
		const notes = phone.doc.getMap('notes') as Y.Map<Y.Map<unknown>>;
		const ids = [...notes.keys()];
		const note = notes.get(ids[dice(ids.length)] ?? '');
		const text = note?.get('text') as Y.Text | undefined;
		switch (note && text ? dice(6) : 0) {
			case 0: {
				const id = `note-${seed}-${++serial}`;
				notes.set(id, new Y.Map([['text', new Y.Text(`words of ${phone.name}`)]]));
				if (phone.client) phone.written.push({ note: id, sent: phone.client.sent });
				break;
			}
			case 1:
			case 2:
				text!.insert(dice(text!.length + 1), `${serial++} `);
				break;
			case 3: {
				const at = dice(text!.length);
				text!.delete(at, Math.min(4, text!.length - at));
				break;
			}
			case 4:
				note!.set('kind', ['gap', 'finding', 'proposal'][dice(3)]);
				break;
			case 5:
				phone.doc.transact(() => {
					note!.set('pos', [dice(900), dice(900)]);
					note!.set('gone', 'x');
					note!.delete('gone');
				});
		}
	};

	for (let step = 0; step < 300; step++) {
		const phone = phones[dice(phones.length)]!;
		const what = dice(100);
		if (what < 45) act(phone);
		else if (what < 85) deliver(phone, 1 + dice(6));
		else if (what < 90) cut(phone);
		else if (what < 92) storage.failNext(new Refusal('disk-full'), nameOf(water));
		else if (what === 92) {
			// The process dies: what it has not handed to the disk is lost with it.
			die();
			await until(() => storage.waiting === 0);
			({ world, die } = startProcess(storage));
			phones.forEach(cut);
		} else if (what === 93) {
			const release = storage.hold(nameOf(water));
			setImmediate(() => setImmediate(release));
		} else await turns(1 + dice(3));
		if (!phone.client && dice(3) === 0) connect(phone);
	}

	// In the end everybody has a good network for a while, and nobody types.
	const settledDown = () => {
		for (const phone of phones) {
			if (!phone.client) connect(phone);
			deliver(phone, Infinity);
		}
		return phones.every(
			({ client }) => client !== null && client.sent > 0 && client.socket.saved === client.sent
		);
	};
	await until(settledDown, `everything to be saved, seed ${seed}`);
	await until(() => settledDown() && phones.every((one) => one.down.length === 0));
	await turns();
	settledDown();
	const kept = (await world.rooms.read(water)).getMap('notes');
	for (const phone of phones)
		expect(phone.doc.getMap('notes').toJSON(), `seed ${seed}`).toEqual(kept.toJSON());
	for (const note of saved) expect(kept.has(note), `seed ${seed}`).toBe(true);
	for (const row of await storage.rows('notes', {})) expect(kept.has(row.note)).toBe(true);
	expect((await storage.rows('notes', {})).length).toBe(kept.size);
	expect(world.log).toEqual([]);
	await world.rooms.close();
}

/** A server's rooms on a storage that outlives them. */
function startProcess(storage: MemoryStorage): { world: World; die: () => void } {
	let dead = false;
	const never = new Promise<never>(() => {});
	const own: Storage = {
		commit: (batch) => (dead ? never : storage.commit(batch)),
		rows: (table, where) => storage.rows(table, where),
		load: (document) => storage.load(document),
		history: (document) => storage.history(document),
		rewrite: (batch) => storage.rewrite(batch),
		keepSnapshot: (...snapshot) => (dead ? never : storage.keepSnapshot(...snapshot)),
		close: () => storage.close()
	};
	const world = createWorld(own, { updates: { perSecond: 1e6, burst: 1e6 } });
	return { world, die: () => (dead = true) };
}
