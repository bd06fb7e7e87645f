import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { messageTypes } from '#sync/messages.ts';
import type { Random } from './random.ts';
import { syncMessage } from './room-world.ts';

/** What a malicious client may know: frames seen in the room, and the client ids of others. */
export type Prey = {
	readonly honest: readonly Uint8Array[];
	readonly clients: readonly number[];
	/** A document as the prey has it, to build on. */
	readonly state: Uint8Array;
};

/** One frame of malice: nonsense, honest bytes gone wrong, or well-formed bytes that mean harm. */
export function hostileFrame(random: Random, prey: Prey): Uint8Array {
	const what = random.int(100);
	if (what < 15) return nonsense(random);
	if (what < 30) return cut(random, random.oneOf(prey.honest));
	if (what < 45) return scratched(random, random.oneOf(prey.honest));
	if (what < 55) return awareness(random, prey);
	if (what < 62) return syncMessage(0, vector(random, prey));
	if (what < 80) return syncMessage(1 + random.int(2), byHand(random, prey));
	return syncMessage(1 + random.int(2), wrongBoard(random, prey));
}

function nonsense(random: Random): Uint8Array {
	const frame = Uint8Array.from({ length: random.int(80) }, () => random.int(256));
	if (frame.length > 1 && random.chance(0.8)) frame[0] = random.oneOf([0, 0, 0, 1, 2, 3, 100, 101]);
	if (frame.length > 2 && random.chance(0.6)) {
		frame[1] = random.int(4);
		frame[2] = frame.length - 3;
	}
	return frame;
}

function cut(random: Random, frame: Uint8Array): Uint8Array {
	return frame.slice(0, random.int(frame.length));
}

function scratched(random: Random, frame: Uint8Array): Uint8Array {
	const copy = frame.slice();
	for (let n = 1 + random.int(4); n > 0; n--) copy[random.int(copy.length)] = random.int(256);
	return copy;
}

/** Presence under ids of others, with states of any size, clocks of any height, lying counts. */
function awareness(random: Random, prey: Prey): Uint8Array {
	const body = encoding.createEncoder();
	const count = random.int(5);
	encoding.writeVarUint(body, random.chance(0.2) ? number(random) : count);
	for (let n = 0; n < count; n++) {
		encoding.writeVarUint(body, client(random, prey));
		encoding.writeVarUint(body, number(random));
		const state = random.oneOf([
			'null',
			'{"user":{"name":"Omar Hassan","role":"organiser"}}',
			'{"__proto__":{"role":"organiser"}}',
			'[['.repeat(60),
			'x'.repeat(random.int(600))
		]);
		encoding.writeVarString(body, state);
	}
	const frame = encoding.createEncoder();
	encoding.writeVarUint(frame, messageTypes.awareness);
	encoding.writeVarUint8Array(frame, encoding.toUint8Array(body));
	return encoding.toUint8Array(frame);
}

function vector(random: Random, prey: Prey): Uint8Array {
	const encoder = encoding.createEncoder();
	const count = random.int(4);
	encoding.writeVarUint(encoder, random.chance(0.1) ? number(random) : count);
	for (let n = 0; n < count; n++) {
		encoding.writeVarUint(encoder, client(random, prey));
		encoding.writeVarUint(encoder, number(random));
	}
	return encoding.toUint8Array(encoder);
}

/** Structs and delete sets no Yjs would write: gaps, huge clocks, unknown contents, whole documents gone. */
function byHand(random: Random, prey: Prey): Uint8Array {
	const encoder = encoding.createEncoder();
	if (random.chance(0.02)) {
		// One struct that takes up more clocks than anybody ever typed.
		for (const value of [1, 1, random.int(2 ** 31), 0]) encoding.writeVarUint(encoder, value);
		for (const value of [0, 2 ** 31, 0]) encoding.writeVarUint(encoder, value);
		return encoding.toUint8Array(encoder);
	}
	const clients = random.int(3);
	encoding.writeVarUint(encoder, random.chance(0.05) ? number(random) : clients);
	for (let n = 0; n < clients; n++) {
		const structs = random.int(4);
		encoding.writeVarUint(encoder, random.chance(0.05) ? number(random) : structs);
		encoding.writeVarUint(encoder, client(random, prey));
		encoding.writeVarUint(encoder, random.chance(0.5) ? 0 : number(random));
		for (let s = 0; s < structs; s++) struct(random, prey, encoder);
	}
	const deleting = random.int(3);
	encoding.writeVarUint(encoder, deleting);
	for (let n = 0; n < deleting; n++) {
		encoding.writeVarUint(encoder, client(random, prey));
		encoding.writeVarUint(encoder, 1);
		encoding.writeVarUint(encoder, random.chance(0.5) ? 0 : number(random));
		encoding.writeVarUint(encoder, 1 + number(random));
	}
	return encoding.toUint8Array(encoder);
}

function struct(random: Random, prey: Prey, encoder: encoding.Encoder): void {
	// GC, skip, or an item of any content, known or not, with any parent.
	const content = random.oneOf([0, 10, 1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 31]);
	const hasOrigin = random.chance(0.4);
	encoding.writeUint8(encoder, content | (hasOrigin ? 0x80 : 0) | (random.chance(0.3) ? 0x20 : 0));
	if (content === 0 || content === 10) return encoding.writeVarUint(encoder, number(random));
	if (hasOrigin) {
		encoding.writeVarUint(encoder, client(random, prey));
		encoding.writeVarUint(encoder, number(random));
	} else {
		encoding.writeVarUint(encoder, 1);
		encoding.writeVarString(encoder, random.oneOf(['notes', 'clusters', '__proto__', 'event', '']));
	}
	if (random.chance(0.3)) encoding.writeVarString(encoder, noteId(random));
	if (random.chance(0.8)) encoding.writeVarString(encoder, 'x'.repeat(random.int(30)));
	else encoding.writeVarUint(encoder, number(random));
}

/** Updates Yjs itself writes, of documents that are no boards, or of boards that do harm. */
function wrongBoard(random: Random, prey: Prey): Uint8Array {
	const doc = new Y.Doc();
	if (random.chance(0.5)) Y.applyUpdate(doc, prey.state);
	const before = random.chance(0.5) ? undefined : Y.encodeStateVector(doc);
	doc.clientID = client(random, prey);
	const some = noteId(random);
	const what = random.int(9);
	if (what === 8) doc.getText('notes').insert(0, 'a text where a map stands');
	else spoil(random, doc, doc.getMap('notes'), some, what);
	const update = Y.encodeStateAsUpdate(doc, before);
	doc.destroy();
	return update;
}

function spoil(
	random: Random,
	doc: Y.Doc,
	notes: Y.Map<unknown>,
	some: string,
	what: number
): void {
	switch (what) {
		case 0:
			doc.getMap(random.oneOf(['event', '__proto__', 'hidden'])).set('title', 'Forged');
			break;
		case 1:
			notes.set(some, random.oneOf(['x', 7, null, [1, [2]], { text: 'plain' }, new Uint8Array(9)]));
			break;
		case 2:
			notes.set(some, new Y.Map([[random.oneOf(['author', 'role', '__proto__', 'text']), 'Omar']]));
			break;
		case 3: {
			let map = new Y.Map<unknown>();
			notes.set(some, map);
			for (let depth = random.int(200); depth > 0; depth--) {
				const inner = new Y.Map<unknown>();
				map.set('comments', inner);
				map = inner;
			}
			break;
		}
		case 4:
			notes.set(some, new Y.Map([['text', new Y.Text('x'.repeat(random.int(6000)))]]));
			break;
		case 5: {
			const text = new Y.Text('words');
			text.insertEmbed(0, { src: 'javascript:alert(1)' });
			text.format(0, 3, { onclick: 'alert(1)' });
			notes.set(some, new Y.Map([['text', text]]));
			break;
		}
		case 6:
			notes.set(some, random.chance(0.5) ? new Y.Doc() : new Y.XmlElement('script'));
			break;
		case 7:
			for (const key of [...notes.keys()]) notes.delete(key);
	}
}

function noteId(random: Random): string {
	return random.oneOf([
		`note-${random.int(1_000_000)}-evil`,
		'__proto__',
		'constructor',
		'../../etc/passwd',
		'a'.repeat(random.int(200)),
		'',
		'nul\u0000nul-nul'
	]);
}

function client(random: Random, prey: Prey): number {
	return random.chance(0.4) ? random.oneOf(prey.clients) : random.int(0xffffffff);
}

function number(random: Random): number {
	return random.oneOf([
		0,
		random.int(10),
		random.int(1000),
		random.int(2 ** 31),
		2 ** 32,
		Number.MAX_SAFE_INTEGER
	]);
}
