import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { openReading } from './connection.ts';
import { lockFolder } from './folder-lock.ts';
import { decoded, selecting } from './row-sql.ts';
import { startWriter } from './sqlite-thread.ts';
import type { Storage } from './storage.ts';
import { pastRows, storedDocument } from './stored-document.ts';

export type SqliteOptions = {
	/** How far the file may grow, in pages of 4 kB; no bound without it. */
	readonly maxPages?: number;
	/** How long to wait for another server that has the file, ms. */
	readonly patience?: number;
};

/**
 * Opens the embedded store: one SQLite file, one thread that writes, this thread reads. Makes the
 * file and its folder, and brings an older database forward.
 * @throws Error in words for the operator: in use, of a later version, unreadable
 */
export async function openSqlite(file: string, options: SqliteOptions = {}): Promise<Storage> {
	const { maxPages = null, patience = 5000 } = options;
	mkdirSync(dirname(file), { recursive: true });
	const lock = await lockFolder(file, patience);
	try {
		const writer = await startWriter({ file, maxPages });
		const reading = openReading(file);

		return {
			commit: async (batch) => ({
				numbers: await writer.perform({
					kind: 'commit',
					batch: {
						...batch,
						log: batch.log.map((row) => ({ ...row, update: copy(row.update) }))
					}
				})
			}),
			rows: async (table, where) => {
				const { sql, values } = selecting(table, where);
				return reading
					.statement(sql)
					.all(...values)
					.map((row) => decoded(table, row));
			},
			load: async (document) => storedDocument(reading, document),
			history: async (document) => pastRows(reading, document),
			keepSnapshot: async (document, upto, state, { alone } = { alone: false }) => {
				await writer.perform({ kind: 'snapshot', document, upto, state: copy(state), alone });
			},
			rewrite: async ({ logs, writes }) => {
				const rewritten = logs.map(({ document, rows }) => ({
					document,
					rows: rows.map(({ number, update }) => ({ number, update: copy(update) }))
				}));
				await writer.perform({ kind: 'rewrite', logs: rewritten, writes });
				await writer.perform({ kind: 'scrub' });
				return logs.reduce((sum, { rows }) => sum + rows.length, 0);
			},
			close: async () => {
				// The writer closes last: the last connection folds the write-ahead file into the database.
				reading.database.close();
				await writer.close();
				lock.release();
			}
		};
	} catch (error) {
		lock.release();
		throw error;
	}
}

/** Crossing threads clones the whole buffer beneath a view, often a socket's pool of many kB. */
function copy(bytes: Uint8Array): Uint8Array {
	return new Uint8Array(bytes);
}
