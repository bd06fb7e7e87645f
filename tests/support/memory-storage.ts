import type { DocumentName } from '#domain/document.ts';
import {
	Conflict,
	type Batch,
	type CommitReceipt,
	type Storage,
	type StoredDocument,
	type Write
} from '#server/storage/storage.ts';
import { tables, type TableName, type Tables } from '#server/storage/tables.ts';

/** Storage without a disk, for tests that look at what happens before and after a commit. */
export interface MemoryStorage extends Storage {
	/** From now on commits wait, unseen by everybody, until the returned function lets them go on. */
	hold(): () => void;
	/** How many commits wait for that. */
	readonly held: number;
	/** The next commit to be carried out is refused with this error instead. */
	failNext(error: Error): void;
	/** Log rows as they were committed. */
	log(document: DocumentName): readonly { participant: string | null; update: Uint8Array }[];
}

type Row = Readonly<Record<string, unknown>>;
type Contents = {
	rows: Map<TableName, readonly Row[]>;
	logs: Map<DocumentName, readonly Logged[]>;
};
type Logged = { number: number; update: Uint8Array; participant: string | null };

export function memoryStorage(): MemoryStorage {
	let contents: Contents = { rows: new Map(), logs: new Map() };
	const snapshots = new Map<DocumentName, NonNullable<StoredDocument['snapshot']>>();
	const waiting: (() => void)[] = [];
	let holding = false;
	let failure: Error | null = null;

	return {
		commit,
		rows,
		load,
		keepSnapshot,
		close,
		hold,
		failNext,
		log,
		get held() {
			return waiting.length;
		}
	};

	function commit(batch: Batch): Promise<CommitReceipt> {
		return new Promise((resolve, reject) => {
			const perform = () => {
				try {
					if (failure) throw failure;
					const next = { rows: new Map(contents.rows), logs: new Map(contents.logs) };
					for (const write of batch.writes) carryOut(next.rows, write);
					const numbers = batch.log.map((row) => append(next.logs, row));
					contents = next;
					resolve({ numbers });
				} catch (error) {
					failure = null;
					reject(error);
				}
			};
			if (holding) waiting.push(perform);
			else perform();
		});
	}

	async function rows<Name extends TableName>(
		table: Name,
		where: Partial<Tables[Name]>
	): Promise<Tables[Name][]> {
		const found = (contents.rows.get(table) ?? []).filter((row) => matches(row, where));
		return structuredClone(found.sort(inOrderOf(tables[table].keys))) as Tables[Name][];
	}

	async function load(document: DocumentName): Promise<StoredDocument> {
		const snapshot = snapshots.get(document) ?? null;
		const tail = (contents.logs.get(document) ?? [])
			.filter(({ number }) => number > (snapshot?.upto ?? 0))
			.map(({ number, update }) => ({ number, update: update.slice() }));
		return { epoch: 1, snapshot, tail };
	}

	async function keepSnapshot(document: DocumentName, upto: number, state: Uint8Array) {
		if (upto >= (snapshots.get(document)?.upto ?? 0))
			snapshots.set(document, { upto, state: new Uint8Array(state) });
	}

	async function close(): Promise<void> {
		release();
	}

	function hold(): () => void {
		holding = true;
		return release;
	}

	function release(): void {
		holding = false;
		for (const perform of waiting.splice(0)) perform();
	}

	function failNext(error: Error): void {
		failure = error;
	}

	function log(document: DocumentName): readonly Logged[] {
		return contents.logs.get(document) ?? [];
	}
}

function append(logs: Contents['logs'], row: Batch['log'][number]): number {
	const before = logs.get(row.document) ?? [];
	const number = before.length + 1;
	const logged = { number, update: new Uint8Array(row.update), participant: row.participant };
	logs.set(row.document, [...before, logged]);
	return number;
}

function carryOut(all: Contents['rows'], write: Write): void {
	const { keys, json, unique = [] } = tables[write.table] as Shape;
	const rows = all.get(write.table) ?? [];
	if (write.op === 'remove') {
		if (Object.keys(write.where).length === 0) throw new Error('refusing to remove every row');
		all.set(
			write.table,
			rows.filter((row) => !matches(row, write.where))
		);
		return;
	}
	const row = asStored(write.row, json);
	const sameKeys = rows.find((other) => sharing(keys, row, other));
	const clashes = [keys, ...unique].some((columns) =>
		rows.some(
			(other) => sharing(columns, row, other) && !(write.op === 'put' && other === sameKeys)
		)
	);
	if (clashes && write.op === 'add') return;
	if (clashes) throw new Conflict(write.table);
	all.set(write.table, [...rows.filter((other) => other !== sameKeys), row]);
}

type Shape = {
	keys: readonly string[];
	json: readonly string[];
	unique?: readonly (readonly string[])[];
};

/** A copy nobody else holds, JSON columns as they come back from JSON. */
function asStored(row: Row, json: readonly string[]): Row {
	const stored: Record<string, unknown> = { ...row };
	for (const column of json) stored[column] = JSON.parse(JSON.stringify(row[column] ?? null));
	return stored;
}

function sharing(columns: readonly string[], one: Row, other: Row): boolean {
	return columns.every((column) => one[column] === other[column]);
}

function matches(row: Row, where: Row): boolean {
	return Object.entries(where).every(
		([column, value]) => JSON.stringify(row[column]) === JSON.stringify(value)
	);
}

function inOrderOf(keys: readonly string[]): (one: Row, other: Row) => number {
	return (one, other) => {
		for (const key of keys) {
			const [a, b] = [one[key] as string | number, other[key] as string | number];
			if (a !== b) return a < b ? -1 : 1;
		}
		return 0;
	};
}
