import type { DocumentName } from '#domain/document.ts';
import type { TableName, Tables } from './tables.ts';

/**
 * Where rows and document logs are kept. The one promise everything else rests on: when `commit`
 * resolves, its whole batch is on disk and survives `kill -9` and a power cut; when it rejects,
 * nothing of the batch is there.
 */
export interface Storage {
	/**
	 * Carries out one batch whole or not at all. Batches are carried out in the order of the calls;
	 * batches that wait at the same time may share one disk flush, and still fail one by one.
	 * Resolves with the number each log row got.
	 * @throws Conflict when an `insert` meets an existing row, or an `insert` or `put` something
	 *   another row has and that is `unique` in `tables.ts`: the batch was not carried out
	 * @throws Refusal `disk-full`
	 */
	commit(batch: Batch): Promise<CommitReceipt>;

	/** Rows whose columns equal `where`, in order of their keys. Sees every commit that has resolved. */
	rows<Name extends TableName>(table: Name, where: Partial<Tables[Name]>): Promise<Tables[Name][]>;

	/**
	 * Everything needed to open a document: the newest snapshot that reads well, and the log rows
	 * after it in order. A document nobody has written is empty, epoch 1.
	 * @throws Corrupt naming the document and the row, when a log row's checksum is wrong or the row
	 *   is not there
	 */
	load(document: DocumentName): Promise<StoredDocument>;

	/**
	 * Keeps a folded state that covers all rows up to and including `upto`. Log rows stay. `alone`
	 * removes every other kept state of the document.
	 */
	keepSnapshot(
		document: DocumentName,
		upto: number,
		state: Uint8Array,
		options?: { readonly alone: boolean }
	): Promise<void>;

	/**
	 * Every log row of a document's present epoch, in order.
	 * @throws Corrupt
	 */
	history(document: DocumentName): Promise<readonly PastRow[]>;

	/**
	 * Puts other bytes in the place of log rows, whose numbers and moments stay, and removes the kept
	 * states of their documents, together with writes in one transaction. When it resolves, what was
	 * there before is in none of the store's files. Gives the number of rows it rewrote.
	 * @throws Refusal `disk-full`
	 */
	rewrite(batch: {
		readonly logs: readonly RewrittenLog[];
		readonly writes: readonly Write[];
	}): Promise<number>;

	/** Resolves when every commit called before has ended. Nothing may be called afterwards. */
	close(): Promise<void>;
}

export type Batch = {
	/** Somebody waits for the answer: it does not wait for others to share its flush with. */
	readonly urgent?: boolean;
	readonly writes: readonly Write[];
	readonly log: readonly LogRow[];
};

export type Write = {
	[Name in TableName]:
		| {
				/** `insert` conflicts with an existing row; `add` leaves it; `put` replaces it. */
				readonly op: 'insert' | 'add' | 'put';
				readonly table: Name;
				readonly row: Tables[Name];
		  }
		| {
				readonly op: 'remove';
				readonly table: Name;
				/** Equality on any columns; all rows that match go. Never empty. */
				readonly where: Partial<Tables[Name]>;
		  };
}[TableName];

export type LogRow = {
	readonly document: DocumentName;
	readonly update: Uint8Array;
	/** Who sent it; null for the server's own. */
	readonly participant: string | null;
	readonly at: number;
};

export type CommitReceipt = { readonly numbers: readonly number[] };

export type StoredDocument = {
	readonly epoch: number;
	readonly snapshot: { readonly state: Uint8Array; readonly upto: number } | null;
	readonly tail: readonly { readonly number: number; readonly update: Uint8Array }[];
};

/** A log row as it was written. */
export type PastRow = {
	readonly number: number;
	readonly at: number;
	readonly update: Uint8Array;
};

export type RewrittenLog = {
	readonly document: DocumentName;
	readonly rows: readonly { readonly number: number; readonly update: Uint8Array }[];
};

/** An `insert` met an existing row. */
export class Conflict extends Error {
	readonly table: TableName;

	constructor(table: TableName) {
		super(`a row of ${table} is already there`);
		this.name = 'Conflict';
		this.table = table;
	}
}

/** A stored row that does not read as it was written. Only its own document is affected. */
export class Corrupt extends Error {
	readonly document: DocumentName;
	readonly number: number;

	constructor(document: DocumentName, number: number) {
		super(`row ${number} of ${document} is corrupt`);
		this.name = 'Corrupt';
		this.document = document;
		this.number = number;
	}
}
