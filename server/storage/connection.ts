import { DatabaseSync, type StatementSync } from 'node:sqlite';

/** A database connection that prepares each statement once. */
export type Connection = {
	readonly database: DatabaseSync;
	/** The prepared statement; the same text gives the same statement. */
	statement(sql: string): StatementSync;
};

/** The one connection that writes. When it says committed, the row has been flushed to the disk. */
export function openWriting(file: string, maxPages: number | null): Connection {
	const connection = connect(new DatabaseSync(file));
	connection.database.exec(`
		PRAGMA busy_timeout = 5000;
		PRAGMA journal_mode = WAL;
		PRAGMA synchronous = FULL;
		PRAGMA fullfsync = ON;
		PRAGMA journal_size_limit = 67108864;
	`);
	if (maxPages !== null) connection.database.exec(`PRAGMA max_page_count = ${maxPages}`);
	return connection;
}

/** A connection that only reads, and sees every transaction that has been committed. */
export function openReading(file: string): Connection {
	const connection = connect(new DatabaseSync(file, { readOnly: true }));
	connection.database.exec('PRAGMA busy_timeout = 5000');
	return connection;
}

function connect(database: DatabaseSync): Connection {
	const prepared = new Map<string, StatementSync>();
	return {
		database,
		statement(sql) {
			let statement = prepared.get(sql);
			if (!statement) prepared.set(sql, (statement = database.prepare(sql)));
			return statement;
		}
	};
}
