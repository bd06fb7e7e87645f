import { describe, expect, it } from 'vitest';
import { createJournal, type Entry, type JournalParts } from '#server/rooms/journal.ts';
import { createSieve } from '#server/rooms/bucket.ts';
import { createTicker } from '#server/rooms/ticker.ts';
import { turns, until } from '../../support/room-world.ts';

/** A journal whose disk and whose room's recovery a test holds in its hands. */
function createWorld() {
	const told: string[] = [];
	const commits: { names: string[]; resolve: () => void; reject: (error: Error) => void }[] = [];
	let recovered = () => {};
	let rows = 0;
	const parts: JournalParts = {
		document: 'board:water',
		now: () => 0,
		ticker: createTicker((error) => told.push(String(error))),
		committed: () => undefined,
		storage: {
			commit: ({ log }) =>
				new Promise((resolve, reject) => {
					const inIt = log.map(({ update }) => String.fromCharCode(...update));
					const committed = () => resolve({ numbers: inIt.map(() => ++rows) });
					commits.push({ names: inIt, resolve: committed, reject });
				})
		},
		failed(_, batch, later) {
			for (const entry of batch) entry.fail(new Error('no'));
			return new Promise((resolve) => {
				recovered = () => {
					for (const entry of later) entry.again();
					resolve();
				};
			});
		}
	};
	const journal = createJournal(parts);
	const write = (name: string) => {
		const entry: Entry = {
			update: Uint8Array.of(name.charCodeAt(0)),
			writes: [],
			participant: null,
			alone: false,
			settle: (number) => told.push(`${name} is ${number}`),
			fail: () => told.push(`${name} failed`),
			again() {
				told.push(`${name} again`);
				journal.append(entry);
			}
		};
		journal.append(entry);
	};
	return { journal, write, told, commits, recover: () => recovered() };
}

describe('a journal whose commit has failed', () => {
	it('commits nothing, and is not empty, until its room has gone back to what is committed', async () => {
		const { journal, write, told, commits, recover } = createWorld();
		write('a');
		await until(() => commits.length === 1);
		write('b');
		commits[0]!.reject(new Error('the disk hiccups'));
		await until(() => told.includes('a failed'));
		let ended = false;
		void journal.ended().then(() => (ended = true));
		write('c');
		await turns();
		expect(commits).toHaveLength(1);
		expect([journal.isEmpty, ended]).toEqual([false, false]);

		recover();
		await until(() => commits.length === 2);
		expect(commits[1]!.names).toEqual(['c', 'b']);
		expect([journal.isEmpty, ended]).toEqual([false, false]);
		commits[1]!.resolve();
		await until(() => ended);
		expect(journal.isEmpty).toBe(true);
		expect(told).toEqual(['a failed', 'b again', 'c is 1', 'b is 2']);
	});

	it('is empty again when nothing waited behind the failed one', async () => {
		const { journal, write, told, commits, recover } = createWorld();
		write('a');
		await until(() => commits.length === 1);
		commits[0]!.reject(new Error('the disk hiccups'));
		await until(() => told.includes('a failed'));
		const ended = journal.ended();
		await turns();
		expect(journal.isEmpty).toBe(false);
		recover();
		await ended;
		expect(journal.isEmpty).toBe(true);
	});
});

it('a sieve lets through its rate, and what it stops costs nothing', () => {
	const sieve = createSieve({ perSecond: 10, burst: 20 });
	const through = (from: number, count: number, every: number) =>
		Array.from({ length: count }, (_, i) => sieve(from + i * every)).filter(Boolean).length;
	expect(through(0, 100, 0)).toBe(20);
	expect(through(1000, 1000, 1)).toBeLessThanOrEqual(20);
	expect(through(10_000, 50, 100)).toBe(50);
});
