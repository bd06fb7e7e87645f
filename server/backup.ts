import { existsSync, fsyncSync, openSync, closeSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { DocumentName } from '#domain/document.ts';
import { checksumOf } from './storage/checksum.ts';
import { lockFolder } from './storage/folder-lock.ts';
import { migrate } from './storage/migrate.ts';

/** What `restore` did, for the operator. */
export type Restored = {
	/** Where the database that was in use before lies now; null when there was none. */
	readonly kept: string | null;
	/** Notes erased since the backup was made, whose words are back with it: board and note. */
	readonly erasedAfter: readonly string[];
};

const DATABASE = 'plenum.db';

/**
 * Copies the database to a file while a server may be using it: what was saved when it began is in it,
 * whole. The copy is checked, and remembered, so that whoever erases words is told of it.
 * @throws Error in words for the operator: nothing to copy, a file in the way, a copy that is not well
 */
export function backup(dataDir: string, file: string, now: number): void {
	const from = join(dataDir, DATABASE);
	const to = resolve(file);
	if (!existsSync(from)) throw new Error(`There is no database in ${dataDir}.`);
	if (existsSync(to)) throw new Error(`${to} is there already. Name another file.`);
	mkdirSync(dirname(to), { recursive: true });
	const part = `${to}.part`;
	rmSync(part, { force: true });
	const database = new DatabaseSync(from);
	try {
		database.exec('PRAGMA busy_timeout = 30000');
		database.prepare('VACUUM INTO ?').run(part);
		checkWell(part);
		flush(part);
		renameSync(part, to);
		flush(dirname(to));
		database.prepare('INSERT OR REPLACE INTO backups (file, at) VALUES (?, ?)').run(to, now);
	} finally {
		database.close();
		rmSync(part, { force: true });
	}
}

/**
 * Puts a backup in the place of the database. The one in use is kept beside it. Every document begins
 * a new epoch, later than any a page may know: pages that have seen more than the backup holds are
 * told so, and merge nothing into it.
 * @throws Error in words for the operator: a server uses the folder, the file is no backup, is damaged,
 *   or is of a later version; everything is as it was then
 */
export async function restore(dataDir: string, file: string, now: number): Promise<Restored> {
	const from = resolve(file);
	const target = resolve(join(dataDir, DATABASE));
	if (!existsSync(from)) throw new Error(`There is no file ${from}.`);
	if (from === target) throw new Error(`${from} is the database in use, not a backup of it.`);
	mkdirSync(dataDir, { recursive: true });
	const lock = await lockFolder(target, 0);
	const fresh = `${target}.restoring`;
	try {
		discard(fresh);
		checkWell(from);
		const source = new DatabaseSync(from, { readOnly: true });
		source.prepare('VACUUM INTO ?').run(fresh);
		source.close();
		const isThere = existsSync(target);
		const kept = isThere ? `${target}.before-restore-${nameOf(now)}` : null;
		const memory = isThere ? memoryOf(target) : empty;
		const erasedAfter = bringForward(fresh, memory, kept === null ? [] : [{ file: kept, at: now }]);
		if (kept)
			for (const side of ['', '-wal', '-shm'])
				if (existsSync(target + side)) renameSync(target + side, kept + side);
		renameSync(fresh, target);
		flush(dataDir);
		return { kept, erasedAfter };
	} finally {
		discard(fresh);
		lock.release();
	}
}

/** What must outlive a restore of an older database. */
type Memory = {
	/** The epochs begun; a document that is not named is in its first. */
	readonly epochs: ReadonlyMap<string, number>;
	/** The first epoch that no document has reached for certain. */
	readonly unreached: number;
	/** Board and note of what was erased. */
	readonly erased: readonly string[];
	readonly backups: readonly { readonly file: string; readonly at: number }[];
};

const empty: Memory = { epochs: new Map(), unreached: 1, erased: [], backups: [] };
/** Further than anybody restores: for when the database in use cannot tell how often it was. */
const LEAP = 1000;

/** Reads what it can: a database that is damaged is the best reason for restoring one. */
function memoryOf(file: string): Memory {
	let database: DatabaseSync | null = null;
	try {
		database = new DatabaseSync(file);
		database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
		const all = (sql: string) => database?.prepare(sql).all() ?? [];
		const version = Number(all('PRAGMA user_version')[0]?.['user_version']);
		return {
			epochs: new Map(
				all('SELECT document, epoch FROM epochs').map((row) => [
					String(row['document']),
					Number(row['epoch'])
				])
			),
			unreached: 1,
			erased:
				version < 2
					? []
					: all("SELECT board || ' ' || note AS name FROM notes WHERE erasedAt IS NOT NULL").map(
							(row) => String(row['name'])
						),
			backups:
				version < 3
					? []
					: all('SELECT file, at FROM backups').map((row) => ({
							file: String(row['file']),
							at: Number(row['at'])
						}))
		};
	} catch {
		return { ...empty, unreached: LEAP };
	} finally {
		database?.close();
	}
}

/** To this version's tables and a new epoch for every document; gives what was erased meanwhile. */
function bringForward(file: string, memory: Memory, copies: Memory['backups']): string[] {
	const database = new DatabaseSync(file);
	try {
		migrate(database);
		database.exec('BEGIN IMMEDIATE');
		const documents = database
			.prepare(
				`SELECT document, max(epoch) AS epoch FROM (
					SELECT document, epoch FROM epochs
					UNION SELECT 'event:' || id, 1 FROM events
					UNION SELECT 'board:' || id, 1 FROM boards
					UNION SELECT document, 1 FROM log
				) GROUP BY document`
			)
			.all();
		for (const row of documents) {
			const document = row['document'] as DocumentName;
			const reached = Math.max(
				Number(row['epoch']),
				memory.epochs.get(document) ?? 1,
				memory.unreached
			);
			beginEpoch(database, document, reached + 1);
		}
		const keep = database.prepare('INSERT OR REPLACE INTO backups (file, at) VALUES (?, ?)');
		for (const copy of [...memory.backups, ...copies]) keep.run(copy.file, copy.at);
		const readable = database.prepare(
			"SELECT 1 FROM notes WHERE board || ' ' || note = ? AND erasedAt IS NULL"
		);
		const erasedAfter = memory.erased.filter((name) => readable.get(name) !== undefined);
		database.exec('COMMIT');
		return erasedAfter;
	} finally {
		database.close();
		flush(file);
	}
}

/** Moves a document's rows to a new epoch; their sums, which name it, are made anew. */
function beginEpoch(database: DatabaseSync, document: DocumentName, epoch: number): void {
	const named = database.prepare('SELECT epoch FROM epochs WHERE document = ?').get(document);
	const old = Number(named?.['epoch'] ?? 1);
	const move = (table: 'log' | 'snapshots', number: string, bytes: string) => {
		const rows = database
			.prepare(`SELECT ${number}, ${bytes} FROM ${table} WHERE document = ? AND epoch = ?`)
			.all(document, old);
		const put = database.prepare(
			`UPDATE ${table} SET epoch = ?, checksum = ? WHERE document = ? AND epoch = ? AND ${number} = ?`
		);
		for (const row of rows) {
			const at = Number(row[number]);
			put.run(epoch, checksumOf(document, epoch, at, row[bytes] as Uint8Array), document, old, at);
		}
	};
	move('log', 'number', 'bytes');
	move('snapshots', 'upto', 'state');
	database
		.prepare('INSERT OR REPLACE INTO epochs (document, epoch) VALUES (?, ?)')
		.run(document, epoch);
}

/** @throws Error in words, for a file that is no database of Plenum's or does not read as written */
function checkWell(file: string): void {
	let database: DatabaseSync | null = null;
	const damaged = (what: string) => new Error(`${file} cannot be used: ${what}.`);
	try {
		database = new DatabaseSync(file, { readOnly: true });
		const verdict = database.prepare('PRAGMA integrity_check').get()?.['integrity_check'];
		if (verdict !== 'ok') throw damaged(`it is damaged (${String(verdict)})`);
		const tables = database.prepare(
			"SELECT count(*) AS n FROM sqlite_schema WHERE type = 'table' AND name IN ('events', 'boards', 'log', 'snapshots', 'epochs')"
		);
		if (tables.get()?.['n'] !== 5) throw damaged('it is no database of Plenum');
		const rows = database
			.prepare('SELECT document, epoch, number, bytes, checksum FROM log')
			.iterate();
		for (const row of rows) {
			const document = row['document'] as DocumentName;
			const [epoch, number] = [Number(row['epoch']), Number(row['number'])];
			const sum = checksumOf(document, epoch, number, row['bytes'] as Uint8Array);
			if (sum !== row['checksum']) throw damaged(`row ${number} of ${document} is corrupt`);
		}
	} catch (error) {
		if (error instanceof Error && error.message.startsWith(file)) throw error;
		throw damaged(error instanceof Error ? error.message : String(error));
	} finally {
		database?.close();
	}
}

/** A moment as part of a file's name. */
function nameOf(at: number): string {
	return new Date(at).toISOString().replace(/[:.]/g, '-');
}

function discard(file: string): void {
	for (const name of [file, `${file}-wal`, `${file}-shm`, `${file}-journal`])
		rmSync(name, { force: true });
}

function flush(path: string): void {
	const handle = openSync(path, 'r');
	try {
		fsyncSync(handle);
	} finally {
		closeSync(handle);
	}
}
