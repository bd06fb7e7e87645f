import { Worker } from 'node:worker_threads';
import { Refusal } from '#domain/refusal.ts';
import type { Failure, FromWriter, Job, Outcome, ToWriter, WriterSetup } from './sqlite-jobs.ts';
import { Conflict } from './storage.ts';

/**
 * Least time between two messages to the writer, ms: what is given meanwhile shares one disk flush
 * and one waking of the other thread. Who comes after a quiet while does not wait at all.
 */
const WINDOW = 12;
/** Rows of the log that are worth a flush of their own. */
const WORTH_A_FLUSH = 16;
/** So many rows in so many ms, and nobody waits: then the flushes themselves gather enough. */
const DENSE = { rows: 60, within: 100 };

type Unnumbered<Each> = Each extends Job ? Omit<Each, 'id'> : never;

/** The writer's thread as seen from the server's. */
export type Writer = {
	/**
	 * Resolves when the job is on disk, with the numbers of its log rows.
	 * @throws Conflict, Refusal `disk-full`
	 */
	perform(job: Unnumbered<Job>): Promise<number[]>;
	/** Ends after all jobs given before. */
	close(): Promise<void>;
};

type Waiting = { resolve(numbers: number[]): void; reject(reason: unknown): void };

/** @throws Error in the writer's words, when it could not open the database */
export async function startWriter(setup: WriterSetup): Promise<Writer> {
	const thread = new Worker(new URL('./sqlite-writer.ts', import.meta.url), {
		workerData: setup
	});
	const waiting = new Map<number, Waiting>();
	const ended = new Promise<void>((resolve) => thread.once('exit', () => resolve()));
	let given: Job[] = [];
	let rows = 0;
	let handing: NodeJS.Timeout | null = null;
	let handed = -Infinity;
	/** Rows handed over since a moment, and whether they were many in the time before it. */
	const lately = { since: 0, rows: 0, dense: false };
	let lastId = 0;
	let broken: Error | null = null;

	await new Promise<void>((resolve, reject) => {
		thread.on('message', (message: FromWriter) => {
			if (message === 'ready') resolve();
			else if ('unable' in message) reject(new Error(message.unable));
			else message.forEach(settle);
		});
		thread.once('error', (error) => {
			broken = error instanceof Error ? error : new Error(String(error));
			reject(broken);
		});
		thread.once('exit', () => {
			broken ??= new Error('the database writer has ended');
			reject(broken);
			for (const { reject } of waiting.values()) reject(broken);
			waiting.clear();
		});
	});

	return { perform, close };

	function perform(job: Unnumbered<Job>): Promise<number[]> {
		if (broken) return Promise.reject(broken);
		const id = ++lastId;
		given.push({ ...job, id });
		rows += job.kind === 'commit' ? job.batch.log.length : 0;
		if (given.length === 1) {
			const rest = lately.dense ? 0 : handed + WINDOW - performance.now();
			// What is given in one turn of the event loop travels as one message.
			if (rest <= 0) queueMicrotask(hand);
			else handing = setTimeout(hand, rest);
		}
		const urgent = job.kind === 'commit' && (job.batch.urgent ?? job.batch.log.length === 0);
		if ((urgent || rows >= WORTH_A_FLUSH) && handing !== null) {
			clearTimeout(handing);
			handing = null;
			queueMicrotask(hand);
		}
		return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
	}

	function hand(): void {
		if (handing !== null) clearTimeout(handing);
		handing = null;
		if (given.length === 0) return;
		const message: ToWriter = given;
		given = [];
		handed = performance.now();
		lately.rows += rows;
		rows = 0;
		if (handed - lately.since >= DENSE.within) {
			const perWhile = (lately.rows * DENSE.within) / (handed - lately.since);
			Object.assign(lately, { since: handed, rows: 0, dense: perWhile >= DENSE.rows });
		}
		thread.postMessage(message);
	}

	async function close(): Promise<void> {
		hand();
		thread.postMessage('close' satisfies ToWriter);
		await ended;
	}

	function settle(outcome: Outcome): void {
		const one = waiting.get(outcome.id);
		waiting.delete(outcome.id);
		if ('numbers' in outcome) one?.resolve(outcome.numbers);
		else one?.reject(errorOf(outcome.failure));
	}
}

function errorOf(failure: Failure): Error {
	switch (failure.kind) {
		case 'conflict':
			return new Conflict(failure.table);
		case 'disk-full':
			return Object.assign(new Refusal('disk-full'), { cause: failure.message });
		case 'bug':
			return new Error(`the database refused a batch: ${failure.message}`);
	}
}
