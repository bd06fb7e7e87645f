import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { createBucket } from '#server/rooms/bucket.ts';
import { frameOf, joined, updateFrame } from '#server/rooms/frames.ts';
import { knownOf, learn } from '#server/rooms/known.ts';
import { include, missing, type Ranges } from '#server/rooms/ranges.ts';
import { scan } from '#server/rooms/scan.ts';
import { createSnapshot } from '#server/rooms/snapshot.ts';
import { mulberry } from '../../support/random.ts';
import { messagesIn } from '../../support/room-world.ts';

const allowed = { roots: new Set(['notes']) };

describe('ranges', () => {
	it('agree with a plain set of numbers', () => {
		const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
		console.log(`ranges: SEED=${seed}`);
		const random = mulberry(seed);
		for (let round = 0; round < 200; round++) {
			const ranges: Ranges = [];
			const model = new Set<number>();
			for (let step = 0; step < 30; step++) {
				const from = Math.floor(random() * 60);
				const to = from + Math.floor(random() * 8);
				const gaps = missing(ranges, from, to);
				const listed = new Set<number>();
				for (let i = 0; i < gaps.length; i += 2)
					for (let n = gaps[i]!; n < gaps[i + 1]!; n++) listed.add(n);
				const wanted = new Set<number>();
				for (let n = from; n < to; n++) if (!model.has(n)) wanted.add(n);
				expect(listed).toEqual(wanted);
				include(ranges, from, to);
				for (let n = from; n < to; n++) model.add(n);
				for (let i = 2; i < ranges.length; i += 2)
					expect(ranges[i]!).toBeGreaterThan(ranges[i - 1]!);
			}
		}
	});
});

describe('frames', () => {
	it.each([0, 1, 125, 126, 127, 65_535, 65_536, 70_000])('of %i bytes read back', (length) => {
		const message = Uint8Array.from({ length }, (_, i) => i % 251);
		const frame = frameOf(message);
		expect(messagesIn(joined([frame, frame]))).toEqual([message, message]);
	});

	it('hold an update as a sync message', () => {
		const update = new Uint8Array(300).fill(7);
		const [message] = messagesIn(updateFrame('step2', update));
		expect([...message!.slice(0, 4)]).toEqual([0, 1, 0b10101100, 2]);
		expect(message!.slice(4)).toEqual(update);
	});
});

describe('scan', () => {
	const board = () => {
		const doc = new Y.Doc();
		doc.getMap('notes').set('note-one', new Y.Map([['text', new Y.Text('Clean water')]]));
		return doc;
	};

	it('finds nothing new in what is known, and writes news alone, byte for byte the same', () => {
		const doc = board();
		const state = Y.encodeStateAsUpdate(doc);
		const empty = knownOf([]);
		const news = scan(state, empty, allowed);
		expect(news.kind === 'news' && Buffer.compare(news.update, state)).toBe(0);
		expect(scan(state, knownOf([state]), allowed)).toEqual({ kind: 'known' });
	});

	it('cuts off what is known in the middle of a struct', () => {
		const doc = new Y.Doc();
		const text = doc.getText('notes');
		text.insert(0, 'abc');
		const known = knownOf([Y.encodeStateAsUpdate(doc)]);
		const mirror = new Y.Doc();
		Y.applyUpdate(mirror, Y.encodeStateAsUpdate(doc));
		text.insert(3, 'def');
		text.delete(1, 1);
		const news = scan(Y.encodeStateAsUpdate(doc), known, allowed);
		if (news.kind !== 'news') throw new Error('it is news');
		Y.applyUpdate(mirror, news.update);
		expect(mirror.getText('notes').toString()).toBe('acdef');
		learn(known, news.clocks, news.deletions);
		expect(scan(Y.encodeStateAsUpdate(doc), known, allowed)).toEqual({ kind: 'known' });
	});

	it('does not see junk behind an update', () => {
		const state = Y.encodeStateAsUpdate(board());
		const news = scan(Buffer.concat([state, Buffer.from('hidden words')]), knownOf([]), allowed);
		expect(news.kind === 'news' && Buffer.compare(news.update, state)).toBe(0);
	});

	it('calls a gap what builds on the unknown: before it, to its left, above it, or deleted', () => {
		const doc = board();
		const before = Y.encodeStateVector(doc);
		(doc.getMap('notes').get('note-one') as Y.Map<unknown>).set('kind', 'gap');
		const sameClient = Y.encodeStateAsUpdate(doc, before);
		expect(scan(sameClient, knownOf([]), allowed)).toEqual({ kind: 'gap' });
		const other = new Y.Doc();
		Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
		const vector = Y.encodeStateVector(other);
		((other.getMap('notes').get('note-one') as Y.Map<unknown>).get('text') as Y.Text).insert(
			3,
			'x'
		);
		(other.getMap('notes').get('note-one') as Y.Map<unknown>).set('lead', 'x');
		expect(scan(Y.encodeStateAsUpdate(other, vector), knownOf([]), allowed)).toEqual({
			kind: 'gap'
		});
		doc.getMap('notes').delete('note-one');
		const deletion = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(doc));
		expect(scan(deletion, knownOf([]), allowed)).toEqual({ kind: 'gap' });
	});

	it('a Skip is a gap when something needs what it skips, and nothing otherwise', () => {
		const doc = new Y.Doc();
		const updates: Uint8Array[] = [];
		doc.on('update', (update: Uint8Array) => updates.push(update));
		for (const word of ['a', 'b', 'c']) doc.getMap('notes').set(word, word);
		const skipping = Y.mergeUpdates([updates[0]!, updates[2]!]);
		expect(Y.decodeUpdate(skipping).structs.some((one) => one instanceof Y.Skip)).toBe(true);
		expect(scan(skipping, knownOf([]), allowed)).toEqual({ kind: 'gap' });
		expect(scan(skipping, knownOf(updates), allowed)).toEqual({ kind: 'known' });
	});
});

describe('snapshot', () => {
	it('answers each state vector with all that is missing, folded or not', () => {
		const doc = new Y.Doc();
		let live = createSnapshot({ epoch: 1, snapshot: null, tail: [] });
		let number = 0;
		doc.on('update', (update: Uint8Array) => live.append(update, ++number));
		const readers = Array.from({ length: 5 }, () => new Y.Doc());
		for (let i = 0; i < 60; i++) {
			doc.getMap('notes').set(`note-${i % 7}`, `words ${i}`);
			if (i === 30)
				live = createSnapshot({
					epoch: 1,
					snapshot: { state: live.fold(null), upto: number },
					tail: []
				});
			const reader = readers[i % 5]!;
			const vector = Y.decodeStateVector(Y.encodeStateVector(reader));
			const frames = live.answer(vector, i % 3 === 0 ? doc : null);
			const messages = frames.flatMap(messagesIn);
			expect(messages.map((message) => message[1]).lastIndexOf(1)).toBe(messages.length - 1);
			expect(messages.filter((message) => message[1] === 1)).toHaveLength(1);
			for (const message of messages) {
				let at = 2;
				while (message[at]! > 127) at++;
				Y.applyUpdate(reader, message.slice(at + 1));
			}
			expect(reader.getMap('notes').toJSON()).toEqual(doc.getMap('notes').toJSON());
			expect(reader.store.pendingStructs).toBeNull();
		}
	});
});

it('a bucket lets a burst through, then the rate', () => {
	const take = createBucket({ perSecond: 10, burst: 5 });
	for (let i = 0; i < 5; i++) expect(take(0)).toBe(0);
	expect(take(0)).toBe(100);
	expect(take(0)).toBe(200);
	expect(take(300)).toBe(0);
	expect(take(10_000)).toBe(0);
});
