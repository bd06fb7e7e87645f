import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DocumentName } from '#domain/document.ts';
import { newId } from '#domain/id.ts';
import { Conflict, type Batch, type LogRow, type Storage } from '#server/storage/storage.ts';
import { tables, type TableName } from '#server/storage/tables.ts';
import { sampleRows } from '../support/sample-rows.ts';

/** What every storage promises, whatever it keeps its rows in. */
export function storageContract(name: string, open: () => Promise<Storage>): void {
	describe(`${name} as storage`, () => {
		let storage: Storage;

		beforeEach(async () => {
			storage = await open();
		});
		afterEach(() => storage.close());

		test.each(Object.keys(tables) as TableName[])(
			'a row of %s comes back as it was',
			async (table) => {
				const row = sampleRows()[table];
				await storage.commit(batch({ op: 'insert', table, row } as Batch['writes'][number]));
				expect(await storage.rows(table, {})).toStrictEqual([row]);
			}
		);

		test('yes and no, nothing, and nested values survive', async () => {
			const { boards, answers } = sampleRows();
			const quiet = { ...boards, id: newId(), open: false, plenary: true, timer: null, ordinal: 1 };
			const unanswered = { ...answers, key: newId(), answer: null };
			await storage.commit(
				batch(
					{ op: 'insert', table: 'boards', row: boards },
					{ op: 'insert', table: 'boards', row: quiet },
					{ op: 'insert', table: 'answers', row: unanswered }
				)
			);
			expect(await storage.rows('boards', { open: false })).toStrictEqual([quiet]);
			expect(await storage.rows('boards', { timer: null })).toStrictEqual([quiet]);
			expect(await storage.rows('boards', { plenary: false })).toStrictEqual([boards]);
			expect(await storage.rows('answers', {})).toStrictEqual([unanswered]);
		});

		test('rows are found by any columns together, in the order of their keys', async () => {
			const { participants: amina } = sampleRows();
			const people = ['b', 'a', 'c'].map((id) => ({ ...amina, id, name: `Omar ${id}` }));
			const elsewhere = { ...amina, id: 'd', event: newId() };
			await storage.commit(
				batch(
					...[...people, elsewhere].map(
						(row) => ({ op: 'insert', table: 'participants', row }) as const
					)
				)
			);
			const found = await storage.rows('participants', { event: amina.event, organisation: null });
			expect(found.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
			expect(
				await storage.rows('participants', { event: amina.event, name: 'Omar c' })
			).toHaveLength(1);
			expect(await storage.rows('participants', { event: newId() })).toEqual([]);
		});

		test('`put` replaces, `add` leaves what is there, `remove` takes all that match', async () => {
			const { notes } = sampleRows();
			const claimed = { ...notes, participant: 'tsion' };
			await storage.commit(batch({ op: 'add', table: 'notes', row: notes }));
			await storage.commit(batch({ op: 'add', table: 'notes', row: claimed }));
			expect(await storage.rows('notes', {})).toEqual([notes]);
			await storage.commit(batch({ op: 'put', table: 'notes', row: claimed }));
			expect(await storage.rows('notes', {})).toEqual([claimed]);
			const other = { ...notes, note: newId(), board: newId() };
			await storage.commit(
				batch(
					{ op: 'put', table: 'notes', row: other },
					{ op: 'remove', table: 'notes', where: { board: notes.board } }
				)
			);
			expect(await storage.rows('notes', {})).toEqual([other]);
		});

		test('a removal without a condition is refused', async () => {
			const { notes } = sampleRows();
			await storage.commit(batch({ op: 'insert', table: 'notes', row: notes }));
			const all = storage.commit(batch({ op: 'remove', table: 'notes', where: {} }));
			await expect(all).rejects.toThrow('every row');
			expect(await storage.rows('notes', {})).toHaveLength(1);
		});

		test('a batch is carried out whole or not at all', async () => {
			const { rapporteurs, deeds } = sampleRows();
			const document = board();
			await storage.commit(batch({ op: 'insert', table: 'rapporteurs', row: rapporteurs }));
			const second = storage.commit({
				writes: [
					{ op: 'insert', table: 'deeds', row: deeds },
					{ op: 'insert', table: 'rapporteurs', row: { ...rapporteurs, participant: 'peter' } }
				],
				log: [update(document, 1)]
			});
			await expect(second).rejects.toBeInstanceOf(Conflict);
			await expect(second).rejects.toMatchObject({ table: 'rapporteurs' });
			expect(await storage.rows('deeds', {})).toEqual([]);
			expect((await storage.load(document)).tail).toEqual([]);
		});

		test('one person cannot take both places of a board, nor two things share a name', async () => {
			const { rapporteurs, recommendations, events } = sampleRows();
			await storage.commit(
				batch(
					{ op: 'insert', table: 'rapporteurs', row: rapporteurs },
					{ op: 'insert', table: 'recommendations', row: recommendations },
					{ op: 'insert', table: 'events', row: events }
				)
			);
			const twice: Batch['writes'][number][] = [
				{ op: 'insert', table: 'rapporteurs', row: { ...rapporteurs, place: 2 } },
				{ op: 'put', table: 'rapporteurs', row: { ...rapporteurs, place: 2 } },
				{
					op: 'insert',
					table: 'recommendations',
					row: { ...recommendations, id: newId(), label: 'x' }
				},
				{
					op: 'insert',
					table: 'recommendations',
					row: { ...recommendations, id: newId(), serial: 2 }
				},
				{ op: 'insert', table: 'events', row: { ...events, id: newId() } }
			];
			for (const write of twice)
				await expect(storage.commit(batch(write))).rejects.toMatchObject({ table: write.table });
		});

		test('a conflict fails its own batch only, among many that share a flush', async () => {
			const { rapporteurs } = sampleRows();
			const document = board();
			const claims = ['amina', 'omar', 'tsion'].map((participant, index) =>
				storage.commit({
					writes: [{ op: 'insert', table: 'rapporteurs', row: { ...rapporteurs, participant } }],
					log: [update(document, index)]
				})
			);
			const plain = storage.commit({ writes: [], log: [update(document, 9)] });
			const ends = await Promise.allSettled([...claims, plain]);
			expect(ends.map(({ status }) => status)).toEqual([
				'fulfilled',
				'rejected',
				'rejected',
				'fulfilled'
			]);
			expect(await storage.rows('rapporteurs', {})).toMatchObject([{ participant: 'amina' }]);
			expect((await storage.load(document)).tail).toEqual([
				{ number: 1, update: bytes(0) },
				{ number: 2, update: bytes(9) }
			]);
		});

		test('commits are carried out in the order of the calls, and seen when they have resolved', async () => {
			const { notes } = sampleRows();
			const ends: number[] = [];
			const all = Array.from({ length: 50 }, (_, at) =>
				storage
					.commit(batch({ op: 'put', table: 'notes', row: { ...notes, at } }))
					.then(async () => {
						ends.push(at);
						const [row] = await storage.rows('notes', { note: notes.note });
						expect(row?.at).toBeGreaterThanOrEqual(at);
					})
			);
			await Promise.all(all);
			expect(ends).toEqual([...ends].sort((a, b) => a - b));
			expect(await storage.rows('notes', {})).toMatchObject([{ at: 49 }]);
		});

		test('each document counts its own rows, from one, without a gap', async () => {
			const [water, schools] = [board(), board()];
			const first = await storage.commit({
				writes: [],
				log: [update(water, 1), update(schools, 2), update(water, 3)]
			});
			const second = await storage.commit({ writes: [], log: [update(schools, 4)] });
			expect(first.numbers).toEqual([1, 1, 2]);
			expect(second.numbers).toEqual([2]);
			expect((await storage.load(water)).tail.map(({ number }) => number)).toEqual([1, 2]);
		});

		test('a document nobody has written is empty, in its first epoch', async () => {
			expect(await storage.load(board())).toEqual({ epoch: 1, snapshot: null, tail: [] });
		});

		test('a document opens from its newest snapshot and the rows after it', async () => {
			const document = board();
			for (let value = 1; value <= 6; value++)
				await storage.commit({ writes: [], log: [update(document, value)] });
			for (const upto of [2, 3, 5]) await storage.keepSnapshot(document, upto, bytes(upto * 10));
			expect(await storage.load(document)).toEqual({
				epoch: 1,
				snapshot: { upto: 5, state: bytes(50) },
				tail: [{ number: 6, update: bytes(6) }]
			});
			expect((await storage.commit({ writes: [], log: [update(document, 7)] })).numbers).toEqual([
				7
			]);
		});

		test('the whole log can be read, also when a snapshot covers it', async () => {
			const document = board();
			expect(await storage.history(document)).toEqual([]);
			for (let value = 1; value <= 3; value++)
				await storage.commit({ writes: [], log: [update(document, value)] });
			await storage.keepSnapshot(document, 2, bytes(20));
			const past = await storage.history(document);
			expect(past.map(({ number, update: one }) => [number, one])).toEqual([
				[1, bytes(1)],
				[2, bytes(2)],
				[3, bytes(3)]
			]);
			expect(past[0]?.at).toBe(update(document, 1).at);
		});

		test('rewritten rows keep their numbers and read well; snapshots of the document are gone', async () => {
			const [document, elsewhere] = [board(), board()];
			const { notes } = sampleRows();
			for (let value = 1; value <= 3; value++)
				await storage.commit({ writes: [], log: [update(document, value)] });
			await storage.commit({ writes: [], log: [update(elsewhere, 9)] });
			for (const one of [document, elsewhere]) await storage.keepSnapshot(one, 1, bytes(10));
			const rows = await storage.rewrite({
				logs: [{ document, rows: [{ number: 2, update: bytes(22) }] }],
				writes: [{ op: 'insert', table: 'notes', row: notes }]
			});
			expect(rows).toBe(1);
			expect(await storage.load(document)).toEqual({
				epoch: 1,
				snapshot: null,
				tail: [1, 22, 3].map((value, index) => ({ number: index + 1, update: bytes(value) }))
			});
			expect((await storage.load(elsewhere)).snapshot).not.toBeNull();
			expect(await storage.rows('notes', {})).toEqual([notes]);
			expect((await storage.commit({ writes: [], log: [update(document, 4)] })).numbers).toEqual([
				4
			]);
		});

		test('bytes given are kept as they were, even as a window on a larger buffer', async () => {
			const document = board();
			const pool = new Uint8Array(64).fill(7);
			const window = pool.subarray(10, 12);
			const kept = storage.commit({
				writes: [],
				log: [{ ...update(document, 0), update: window }]
			});
			pool.fill(0);
			await kept;
			const { tail } = await storage.load(document);
			expect(tail).toEqual([{ number: 1, update: new Uint8Array([7, 7]) }]);
		});

		test('closing waits for every commit that was called', async () => {
			const document = board();
			const last = Array.from({ length: 20 }, (_, value) =>
				storage.commit({ writes: [], log: [update(document, value)] })
			);
			await storage.close();
			expect(await Promise.all(last)).toHaveLength(20);
			storage = await open();
		});
	});
}

export function board(): DocumentName {
	return `board:${newId()}`;
}

export function update(document: DocumentName, value: number): LogRow {
	return { document, update: bytes(value), participant: null, at: 1_780_900_000_000 };
}

export function bytes(value: number): Uint8Array {
	return new Uint8Array([value, 255, value]);
}

function batch(...writes: Batch['writes'][number][]): Batch {
	return { writes, log: [] };
}
