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
	let number = 0;
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
		return batch.log.map(({ document, update, participant, at }) => {
			const log = logs.get(document) ?? [];
			logs.set(document, log);
			log.push({ number: ++number, update: update.slice(), participant, at });
			return number;
		});
	};

	return {
		commit(batch) {
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
			return [...tableOf(name)]
				.sort(([a], [b]) => (a < b ? -1 : 1))
				.map(([, row]) => structuredClone(row) as Tables[Name])
				.filter((row) => matches(row as Row, where as Row));
		},
		async load(document): Promise<StoredDocument> {
			loads++;
			await loadLatch;
			const snapshot = snapshots.get(document) ?? null;
			const tail = (logs.get(document) ?? []).filter((row) => row.number > (snapshot?.upto ?? 0));
			return { epoch: 1, snapshot, tail };
		},
		async keepSnapshot(document, upto, state) {
			snapshots.set(document, { upto, state: state.slice() });
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
		for (const [key, row] of table) if (matches(row, write.where as Row)) table.delete(key);
		return;
	}
	const row = write.row as Row;
	const key = JSON.stringify(tables[write.table].keys.map((column) => row[column]));
	if (write.op !== 'put' && table.has(key)) {
		if (write.op === 'add') return;
		throw new Conflict(write.table);
	}
	table.set(key, structuredClone(row));
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
