import { Worker } from 'node:worker_threads';
import type { ReportFormat } from '#domain/report-format.ts';
import type { Report } from '#domain/report.ts';

/** Where report files are made: a thread of its own, so that no room waits for a report. */
export type Press = {
	/** A report as a file, in the words of a language. One at a time, in the order asked for. */
	make(report: Report, format: ReportFormat, language: string): Promise<Uint8Array<ArrayBuffer>>;
	/** Takes nothing new, makes what was asked for (but not for ever), and lets go of the thread. */
	close(): Promise<void>;
};

export type PressTuning = {
	/** How long the thread and its compiler are kept for the next report, ms. */
	readonly idle?: number;
	/** The longest that one report may take, ms. */
	readonly patience?: number;
	/** How long what was asked for is still made when the server goes down, ms. */
	readonly grace?: number;
};

/** What the thread is told, and what it answers. */
export type PressJob = {
	readonly report: Report;
	readonly format: ReportFormat;
	readonly language: string;
};
export type PressAnswer =
	{ readonly bytes: Uint8Array<ArrayBuffer> } | { readonly failure: string };

type Waiting = {
	readonly job: PressJob;
	/** Resolves when it is made or given up. */
	readonly ended: Promise<void>;
	resolve(bytes: Uint8Array<ArrayBuffer>): void;
	reject(reason: Error): void;
};

/** Starts nothing: the thread comes with the first report and goes when none was asked for a while. */
export function createPress({
	idle = 120_000,
	patience = 300_000,
	grace = 5000
}: PressTuning = {}): Press {
	const queue: Waiting[] = [];
	let thread: Worker | null = null;
	let current: Waiting | null = null;
	let timer: NodeJS.Timeout | undefined;
	let closed = false;

	function begin(): void {
		if (current !== null) return;
		clearTimeout(timer);
		current = queue.shift() ?? null;
		if (current === null) {
			thread?.unref();
			timer = setTimeout(() => void discard(), idle).unref();
			return;
		}
		thread ??= started();
		thread.ref();
		thread.postMessage(current.job);
		timer = setTimeout(() => fail(new Error('a report took too long to make')), patience).unref();
	}

	function started(): Worker {
		const made = new Worker(new URL('./press-thread.ts', import.meta.url));
		made.on('message', (answer: PressAnswer) => {
			if (made !== thread) return;
			const done = current;
			current = null;
			if ('bytes' in answer) done?.resolve(answer.bytes);
			else done?.reject(new Error(answer.failure));
			begin();
		});
		const broken = (reason: Error) => {
			if (made === thread) fail(reason);
		};
		made.on('error', (error) => broken(error instanceof Error ? error : new Error(String(error))));
		made.on('exit', () => broken(new Error('the thread that makes reports has ended')));
		return made;
	}

	/** Gives up the present report and its thread; the next one gets a new thread. */
	function fail(reason: Error): void {
		const lost = current;
		current = null;
		void discard();
		lost?.reject(reason);
		begin();
	}

	async function discard(): Promise<void> {
		clearTimeout(timer);
		const old = thread;
		thread = null;
		await old?.terminate();
	}

	return {
		async make(report, format, language) {
			if (closed) throw new Error('the server is going down');
			const { promise, resolve, reject } = Promise.withResolvers<Uint8Array<ArrayBuffer>>();
			const ended = promise.then(
				() => undefined,
				() => undefined
			);
			queue.push({ job: { report, format, language }, ended, resolve, reject });
			begin();
			return promise;
		},
		async close() {
			closed = true;
			const asked = [...(current ? [current] : []), ...queue];
			await Promise.race([
				Promise.all(asked.map((each) => each.ended)),
				new Promise((resolve) => setTimeout(resolve, grace).unref())
			]);
			const gone = new Error('the server is going down');
			for (const each of [...(current ? [current] : []), ...queue.splice(0)]) each.reject(gone);
			current = null;
			await discard();
		}
	};
}
