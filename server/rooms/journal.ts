import type { DocumentName } from '#domain/document.ts';
import type { Storage, Write } from '../storage/storage.ts';
import type { Ticker } from './ticker.ts';

/** Something judged good that waits for its commit. */
export type Entry = {
	/** Goes to the log; null when only rows are written, or nothing but its turn is waited for. */
	readonly update: Uint8Array | null;
	readonly writes: readonly Write[];
	readonly participant: string | null;
	/** Commits in a batch of its own: its rows may conflict, and then nothing else may fail with it. */
	readonly alone: boolean;
	/** It is on disk; `number` is its log row's, when it has one. */
	settle(number: number | null): void;
	/** It is not on disk. */
	fail(error: unknown): void;
	/** Something before it failed: judge it anew, and append it again if it is still good. */
	again(): void;
};

/** The entries of one room on their way to disk, in order. One batch is under way at a time. */
export type Journal = {
	append(entry: Entry): void;
	/** Whether everything appended has ended. */
	readonly isEmpty: boolean;
	/** The updates judged good and not yet on disk, in order. */
	pending(): Uint8Array[];
	/** Resolves when nothing is on its way any more. */
	ended(): Promise<void>;
};

export type JournalParts = {
	readonly storage: Pick<Storage, 'commit'>;
	readonly document: DocumentName;
	readonly ticker: Ticker;
	readonly now: () => number;
	/** Called when a batch is on disk and its entries are settled. */
	readonly committed: () => void;
	/**
	 * A batch did not get to disk. Brings the room back to what is committed, tells the failed
	 * entries, and judges those that waited behind them again.
	 */
	readonly failed: (
		error: unknown,
		batch: readonly Entry[],
		later: readonly Entry[]
	) => Promise<void>;
};

export function createJournal(parts: JournalParts): Journal {
	let waiting: Entry[] = [];
	let underway: readonly Entry[] = [];
	let recovering = false;
	let whenEmpty: (() => void)[] = [];

	const isEmpty = () => !recovering && underway.length === 0 && waiting.length === 0;

	const flush = () => {
		if (recovering || underway.length > 0 || waiting.length === 0) return;
		const batch = nextBatch(waiting);
		waiting = waiting.slice(batch.length);
		underway = batch;
		void commit(batch);
	};

	const commit = async (batch: readonly Entry[]): Promise<void> => {
		const logged = batch.filter((entry) => entry.update !== null);
		const writes = batch.flatMap((entry) => entry.writes);
		const at = parts.now();
		let numbers: readonly number[] = [];
		try {
			if (logged.length > 0 || writes.length > 0) {
				const log = logged.map((entry) => ({
					document: parts.document,
					update: entry.update!,
					participant: entry.participant,
					at
				}));
				const urgent = batch[0]!.alone;
				({ numbers } = await parts.storage.commit({ writes, log, urgent }));
			}
		} catch (error) {
			const later = waiting;
			waiting = [];
			underway = [];
			recovering = true;
			await parts.failed(error, batch, later);
			recovering = false;
			parts.committed();
			return proceed();
		}
		let row = 0;
		for (const entry of batch)
			entry.settle(entry.update === null ? null : (numbers[row++] ?? null));
		underway = [];
		parts.committed();
		proceed();
	};

	const proceed = () => {
		if (waiting.length > 0) parts.ticker.soon(flush);
		else if (isEmpty()) {
			const told = whenEmpty;
			whenEmpty = [];
			for (const tell of told) tell();
		}
	};

	return {
		append(entry) {
			waiting.push(entry);
			parts.ticker.soon(flush);
		},
		get isEmpty() {
			return isEmpty();
		},
		pending: () => [...underway, ...waiting].flatMap(({ update }) => (update ? [update] : [])),
		ended() {
			if (isEmpty()) return Promise.resolve();
			return new Promise((resolve) => whenEmpty.push(resolve));
		}
	};
}

function nextBatch(waiting: readonly Entry[]): readonly Entry[] {
	if (waiting[0]!.alone) return waiting.slice(0, 1);
	const end = waiting.findIndex((entry) => entry.alone);
	return end === -1 ? waiting.slice() : waiting.slice(0, end);
}
