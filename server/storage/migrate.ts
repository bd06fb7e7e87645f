import { readdirSync, readFileSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';

const FOLDER = new URL('./migrations/', import.meta.url);

/**
 * Brings a database forward to what this version knows: each numbered file once, all in one
 * transaction, so that a start that fails leaves the database as it was.
 * @throws Error in words for the operator, when the database is of a later version
 */
export function migrate(database: DatabaseSync): void {
	const files = readdirSync(FOLDER)
		.filter((name) => name.endsWith('.sql'))
		.sort();
	const reached = versionOf(database);
	if (reached > files.length) {
		throw new Error(
			`The database was last used by a later version of Plenum (its schema is number ${reached}, ` +
				`this version knows ${files.length}). Start that version again, or use another data folder.`
		);
	}
	if (reached === files.length) return;
	database.exec('BEGIN IMMEDIATE');
	try {
		for (const name of files.slice(reached)) {
			database.exec(readFileSync(new URL(name, FOLDER), 'utf8'));
		}
		database.exec(`PRAGMA user_version = ${files.length}`);
		database.exec('COMMIT');
	} catch (error) {
		if (database.isTransaction) database.exec('ROLLBACK');
		throw error;
	}
}

function versionOf(database: DatabaseSync): number {
	return Number(database.prepare('PRAGMA user_version').get()?.['user_version']);
}
