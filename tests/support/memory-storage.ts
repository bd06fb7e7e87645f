import type { DocumentName } from '#domain/document.ts';
import {
	Conflict,
	type Batch,
	type Storage,
	type StoredDocument,
	type Write
} from '#server/storage/storage.ts';
import { tables, type TableName, type Tables } from '#server/storage/tables.ts';

type Row = Record<string, unknown>;
type Logged = { number: number; update: Uint8Array; participant: string | null; at: number };

/** A storage without a disk, whose commits a test can hold back or let fail. */
export type MemoryStorage = Storage & {
	/** Holds commits back (of one document, or all) until the returned function is called. */
	hold(document?: DocumentName): () => void;
	/** Lets the next commit (that writes the document, or any) fail. */
	failNext(error: Error, document?: DocumentName): void;
	/** Holds loading back until the returned function is called. */
	holdLoads(): () => void;
	/** Batches that were carried out, in order. */
	readonly batches: readonly Batch[];
	readonly waiting: number;
	readonly loads: number;
	log(document: DocumentName): readonly Logged[];
	snapshot(document: DocumentName): { state: Uint8Array; upto: number } | null;
};

export function createMemoryStorage(): MemoryStorage {
	const rows = new Map<TableName, Map<string, Row>>();
	const logs = new Map<DocumentName, Logged[]>();
	const snapshots = new Map<DocumentName, { state: Uint8Array; upto: number }>();
	const batches: Batch[] = [];
	const latches = new Set<{ document: DocumentName | undefined; open: Promise<void> }>();
	const failures: { document: DocumentName | undefined; error: Error }[] = [];
	let loadLatch: Promise<void> = Promise.resolve();
	let before: Promise<unknown> = Promise.resolve();
	let waiting = 0;
	let loads = 0;

	const tableOf = (name: TableName) => {
		let table = rows.get(name);
		if (!table) rows.set(name, (table = new Map()));
		return table;
	};
	const carryOut = (batch: Batch): number[] => {
		const index = failures.findIndex((one) => concerns(batch, one.document));
		if (index !== -1) throw failures.splice(index, 1)[0]!.error;
		const kept = new Map([...rows].map(([name, table]) => [name, new Map(table)]));
		try {
			for (const write of batch.writes) apply(tableOf(write.table), write);
		} catch (error) {
			rows.clear();
			for (const [name, table] of kept) rows.set(name, table);
			throw error;
		}
		batches.push(batch);
		return batch.log.map(({ document, ...row }) => {
			const log = logs.get(document) ?? [];
			logs.set(document, log);
			return log.push({ number: log.length + 1, ...row });
		});
	};

	return {
		commit(given) {
			const log = given.log.map((row) => ({ ...row, update: new Uint8Array(row.update) }));
			const batch = { writes: structuredClone(given.writes), log };
			waiting++;
			const held = [...latches].filter((one) => concerns(batch, one.document));
			// A held batch lets batches of other documents pass, as a test of order needs it.
			const turn = held.length > 0 ? Promise.all(held.map((one) => one.open)) : before;
			const done = turn
				.then(() => ({ numbers: carryOut(batch) }))
				.finally(() => {
					waiting--;
				});
			if (held.length === 0) before = done.catch(() => undefined);
			return done;
		},
		async rows<Name extends TableName>(name: Name, where: Partial<Tables[Name]>) {
			return [...tableOf(name).values()]
				.filter((row) => matches(row, where as Row))
				.sort(inOrderOf(tables[name].keys))
				.map((row) => structuredClone(row) as Tables[Name]);
		},
		async load(document): Promise<StoredDocument> {
			loads++;
			await loadLatch;
			const snapshot = snapshots.get(document) ?? null;
			const tail = (logs.get(document) ?? [])
				.filter(({ number }) => number > (snapshot?.upto ?? 0))
				.map(({ number, update }) => ({ number, update }));
			return { epoch: 1, snapshot, tail };
		},
		async rewrite({ logs: rewritten, writes }) {
			for (const write of writes) apply(tableOf(write.table), write);
			for (const { document, rows: anew } of rewritten) {
				for (const { number, update } of anew)
					logs.get(document)![number - 1]!.update = new Uint8Array(update);
				snapshots.delete(document);
			}
			return rewritten.reduce((sum, log) => sum + log.rows.length, 0);
		},
		async history(document) {
			return (logs.get(document) ?? []).map(({ number, at, update }) => ({ number, at, update }));
		},
		async keepSnapshot(document, upto, state) {
			if (upto >= (snapshots.get(document)?.upto ?? 0))
				snapshots.set(document, { upto, state: new Uint8Array(state) });
		},
		async close() {
			await before;
		},
		hold(document) {
			let release = () => {};
			const latch = { document, open: new Promise<void>((resolve) => (release = resolve)) };
			latches.add(latch);
			return () => {
				latches.delete(latch);
				release();
			};
		},
		failNext(error, document) {
			failures.push({ document, error });
		},
		holdLoads() {
			let release = () => {};
			loadLatch = new Promise<void>((resolve) => (release = resolve));
			return () => release();
		},
		batches,
		get waiting() {
			return waiting;
		},
		get loads() {
			return loads;
		},
		log: (document) => logs.get(document) ?? [],
		snapshot: (document) => snapshots.get(document) ?? null
	};
}

function apply(table: Map<string, Row>, write: Write): void {
	if (write.op === 'remove') {
		if (Object.keys(write.where).length === 0) throw new Error('refusing to remove every row');
		for (const [key, row] of table) if (matches(row, write.where as Row)) table.delete(key);
		return;
	}
	const row = write.row as Row;
	const { keys, unique = [] }: { keys: Columns; unique?: readonly Columns[] } = tables[write.table];
	const key = keyOf(row, keys);
	const clash =
		(write.op !== 'put' && table.has(key)) ||
		unique.some((columns) =>
			[...table].some(
				([other, there]) => other !== key && keyOf(there, columns) === keyOf(row, columns)
			)
		);
	if (clash && write.op === 'add') return;
	if (clash) throw new Conflict(write.table);
	table.set(key, structuredClone(row));
}

type Columns = readonly string[];

function keyOf(row: Row, columns: Columns): string {
	return JSON.stringify(columns.map((column) => row[column]));
}

function inOrderOf(keys: Columns): (one: Row, other: Row) => number {
	return (one, other) => {
		for (const key of keys) {
			const [a, b] = [one[key] as string | number, other[key] as string | number];
			if (a !== b) return a < b ? -1 : 1;
		}
		return 0;
	};
}

function matches(row: Row, where: Row): boolean {
	return Object.entries(where).every(([column, value]) => row[column] === value);
}

function concerns(batch: Batch, document: DocumentName | undefined): boolean {
	return (
		document === undefined ||
		batch.log.some((row) => row.document === document) ||
		batch.writes.some(
			(write) => write.table === 'clients' && 'row' in write && write.row.document === document
		)
	);
}
