import type { DocumentName } from '#domain/document.ts';
import type { Storage } from '../storage/storage.ts';
import { clockOf, knownOf, learn, type Deletions, type Known } from './known.ts';
import { createShadow, type Shadow } from './shadow.ts';
import { createSnapshot, type Snapshot } from './snapshot.ts';

/** A snapshot is kept at closing when at least this many log rows lie after the last one. */
const WORTH_KEEPING = 20;
/** And while the room is open, after this many. */
const KEEP_EVERY = 500;
/** How long the shadow outlives the last write, ms. */
const SHADOW_LIFE = 60_000;

/**
 * A document's content in a room: what is committed, and beside it what is judged good and on its
 * way. Only the first is ever shown.
 */
export type History = {
	readonly epoch: number;
	/** How far each client's committed structs go. */
	readonly clocks: ReadonlyMap<number, number>;
	readonly snapshot: Snapshot;
	/** What is committed or on its way. */
	readonly known: Known;
	/** A live document with everything known. */
	shadow(): Shadow;
	/** The shadow's document, if there is one and nothing is on its way. */
	settledShadow(): Shadow | null;
	/** An update was judged good: it is on its way. */
	expect(clocks: ReadonlyMap<number, number>, deletions: Deletions): void;
	/** An expected update is on disk. */
	append(update: Uint8Array, number: number, clocks: ReadonlyMap<number, number>): void;
	/** The shadow took in something that is not good. */
	spoil(): void;
	/** Forgets everything that was on its way. */
	rewind(): void;
	/**
	 * What has been deleted is in no answer from now on. Resolves when no kept snapshot holds it
	 * either; when that cannot be written now, `rest` tries again.
	 */
	forget(): Promise<void>;
	/** Gives back memory nobody needs now, and keeps a snapshot when many rows have come. */
	rest(now: number): Promise<void>;
	/** Keeps a snapshot for the next opening. Nothing may be on its way. */
	close(): Promise<void>;
};

export type HistoryParts = {
	readonly storage: Storage;
	readonly document: DocumentName;
	/** The client id the server writes under. */
	readonly client: number;
	readonly now: () => number;
	/** The updates on their way, in order. */
	readonly pending: () => readonly Uint8Array[];
	readonly failed: (error: unknown) => void;
};

/** @throws Corrupt */
export async function openHistory(parts: HistoryParts): Promise<History> {
	const { storage, document, client, now, pending } = parts;
	const stored = await storage.load(document);
	const snapshot = createSnapshot(stored);
	snapshot.fold(null);
	let known = knownOf(snapshot.parts());
	const clocks = new Map(known.clocks);
	let shadow: Shadow | null = null;
	let shadowUsed = 0;
	let keeping = false;
	/** Kept snapshots older than this row hold what is to be forgotten. */
	let forgetBefore = 0;

	const spoil = () => {
		shadow?.drop();
		shadow = null;
	};
	const settledShadow = () => (pending().length === 0 ? shadow : null);
	const keep = async (atLeast: number): Promise<void> => {
		if (keeping || !snapshot.isWhole || snapshot.unkept < atLeast) return;
		keeping = true;
		try {
			const state = snapshot.fold(settledShadow()?.doc ?? null);
			const { upto } = snapshot;
			await storage.keepSnapshot(document, upto, state);
			snapshot.kept(upto);
		} finally {
			keeping = false;
		}
	};

	const keepAlone = async (): Promise<void> => {
		if (!snapshot.isWhole) return;
		const state = snapshot.fold(null);
		const { upto } = snapshot;
		const reached = forgetBefore;
		await storage.keepSnapshot(document, upto, state, { alone: true });
		snapshot.kept(upto);
		if (forgetBefore === reached) forgetBefore = 0;
	};

	return {
		epoch: stored.epoch,
		clocks,
		snapshot,
		get known() {
			return known;
		},
		shadow() {
			shadowUsed = now();
			return (shadow ??= createShadow([...snapshot.parts(), ...pending()], client));
		},
		settledShadow,
		expect(newClocks, deletions) {
			learn(known, newClocks, deletions);
		},
		append(update, number, newClocks) {
			snapshot.append(update, number);
			for (const [one, clock] of newClocks) clocks.set(one, Math.max(clock, clocks.get(one) ?? 0));
		},
		spoil,
		rewind() {
			spoil();
			known = knownOf(snapshot.parts());
		},
		async forget() {
			forgetBefore = snapshot.upto;
			snapshot.fold(null);
			await keepAlone().catch(parts.failed);
		},
		async rest(at) {
			if (pending().length > 0) return;
			if (forgetBefore > 0) await keepAlone();
			await keep(KEEP_EVERY);
			if (shadow && at - shadowUsed > SHADOW_LIFE && pending().length === 0) {
				snapshot.fold(shadow.doc);
				spoil();
			}
		},
		async close() {
			if (forgetBefore > 0) await keepAlone();
			await keep(WORTH_KEEPING);
			spoil();
		}
	};
}

/** Whether a client has structs that this history does not know, under ids that `isTheirs` denies. */
export function isAhead(
	vector: ReadonlyMap<number, number>,
	known: Known,
	isTheirs: (client: number) => boolean
): boolean {
	for (const [client, clock] of vector)
		if (clock > clockOf(known, client) && !isTheirs(client)) return true;
	return false;
}
