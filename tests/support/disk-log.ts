import { join } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import * as Y from 'yjs';

/** A document as it is on the server's disk at this very moment, read past the server. */
export type DiskLog = {
	/** The document of all rows that are on disk. */
	read(): Y.Doc;
	close(): void;
};

/** Reads the log by a connection of its own, which sees nothing but what has been committed. */
export function openDiskLog(dataDir: string, document: string): DiskLog {
	const database = new DatabaseSync(join(dataDir, 'plenum.db'), { readOnly: true });
	const rows: StatementSync = database.prepare(
		'SELECT number, bytes FROM log WHERE document = ? AND number > ? ORDER BY number'
	);
	const doc = new Y.Doc();
	let last = 0;
	return {
		read() {
			for (const row of rows.all(document, last)) {
				Y.applyUpdate(doc, row['bytes'] as Uint8Array);
				last = Number(row['number']);
			}
			return doc;
		},
		close() {
			database.close();
			doc.destroy();
		}
	};
}
