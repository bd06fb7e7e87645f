import * as Y from 'yjs';
import type { StoredDocument } from '../storage/storage.ts';
import { updateFrame } from './frames.ts';
import { encodeStateVector } from './known.ts';

/** A fold may take this part of the time at most; between folds joiners get the tail as well. */
const FOLD_SHARE = 0.1;
/** So many updates since the last fold, or this part of its bytes, are worth another. */
const FOLD_FROM = 64;
const FOLD_PART = 1 / 8;
/** Bytes of answers kept for clients that come back with the same state vector, at least. */
const REMEMBERED = 64 * 1024;
/** An empty update: no structs, no deletions. */
const NOTHING = Uint8Array.of(0, 0);

/**
 * The committed state as joiners need it: one folded update, and the updates committed since. No
 * live document is kept, and nothing is merged for each joiner.
 */
export type Snapshot = {
	/** The number of the last log row in it. */
	readonly upto: number;
	/** Log rows appended since the state was last kept in the storage. */
	readonly unkept: number;
	/** Whether every row up to the last is in it; not so when somebody else wrote in between. */
	readonly isWhole: boolean;
	/** Updates that together are the committed state. */
	parts(): Uint8Array[];
	append(update: Uint8Array, number: number): void;
	/** Whole frames that bring a client with this state vector up to date; the step 2 comes last. */
	answer(vector: ReadonlyMap<number, number>, live: Y.Doc | null): Uint8Array[];
	/** Makes one update of all parts. `live` is a document in the committed state, if one is at hand. */
	fold(live: Y.Doc | null): Uint8Array;
	/** Notes that the state up to this row is kept in the storage. */
	kept(upto: number): void;
};

export function createSnapshot(stored: StoredDocument): Snapshot {
	let state = stored.snapshot?.state ?? NOTHING;
	let tail = stored.tail.map((row) => row.update);
	let tailBytes = tail.reduce((sum, update) => sum + update.length, 0);
	/** The tail as frames, made for the first who joins after a change of it. */
	let tailFrames: Uint8Array[] | null = null;
	let upto = stored.tail.at(-1)?.number ?? stored.snapshot?.upto ?? 0;
	let unkept = stored.tail.length;
	let isWhole = true;
	const whole = new Map<'step2' | 'update', Uint8Array>();
	const differences = new Map<string, Uint8Array>();
	let remembered = 0;
	let foldAgainAt = 0;

	/** The whole folded state in a frame. The state lives inside its frame then, not beside it. */
	const wholeFrame = (type: 'step2' | 'update'): Uint8Array => {
		let frame = whole.get(type);
		if (!frame) {
			whole.set(type, (frame = updateFrame(type, state)));
			state = frame.subarray(frame.length - state.length);
		}
		return frame;
	};

	/** The frame that brings a client from `vector` to the folded state. */
	const frameFor = (type: 'step2' | 'update', vector: ReadonlyMap<number, number>): Uint8Array => {
		if (vector.size === 0) return wholeFrame(type);
		const encoded = encodeStateVector(vector);
		const key = type + Buffer.from(encoded).toString('base64');
		let frame = differences.get(key);
		if (!frame) {
			frame = updateFrame(type, Y.diffUpdate(state, encoded));
			remembered += frame.length;
			if (remembered > Math.max(REMEMBERED, state.length)) {
				differences.clear();
				remembered = frame.length;
			}
			differences.set(key, frame);
		}
		return frame;
	};

	const fold: Snapshot['fold'] = (live) => {
		if (tail.length === 0) return state;
		const start = performance.now();
		state = live ? Y.encodeStateAsUpdate(live) : folded([state, ...tail]);
		tail = [];
		tailBytes = 0;
		tailFrames = null;
		whole.clear();
		differences.clear();
		remembered = 0;
		const end = performance.now();
		foldAgainAt = end + (end - start) / FOLD_SHARE;
		return state;
	};

	return {
		get upto() {
			return upto;
		},
		get unkept() {
			return unkept;
		},
		get isWhole() {
			return isWhole;
		},
		parts: () => [state, ...tail],
		append(update, number) {
			tail.push(update);
			tailBytes += update.length;
			tailFrames = null;
			if (number !== upto + 1) isWhole = false;
			upto = number;
			unkept++;
		},
		answer(vector, live) {
			const isLong = tail.length >= FOLD_FROM || tailBytes > state.length * FOLD_PART;
			if (isLong && performance.now() >= foldAgainAt) fold(live);
			if (tail.length === 0) return [frameFor('step2', vector)];
			tailFrames ??= tail.map((update, index) =>
				updateFrame(index === tail.length - 1 ? 'step2' : 'update', update)
			);
			return [frameFor('update', vector), ...tailFrames];
		},
		fold,
		kept(covered) {
			unkept = Math.max(0, upto - covered);
		}
	};
}

function folded(updates: readonly Uint8Array[]): Uint8Array {
	const doc = new Y.Doc();
	doc.transact(() => {
		for (const update of updates) Y.applyUpdate(doc, update);
	});
	const state = Y.encodeStateAsUpdate(doc);
	doc.destroy();
	return state;
}
