import type { DocumentName } from '#domain/document.ts';
import { checksumOf } from './checksum.ts';
import type { Connection } from './connection.ts';
import { removing, writing } from './row-sql.ts';
import type { Failure, Job, Outcome } from './sqlite-jobs.ts';
import { Conflict, type LogRow, type RewrittenLog, type Write } from './storage.ts';

/** Older folded states kept beside the newest, in case that one does not read well. */
const SPARE_SNAPSHOTS = 1;

const SQLITE_FULL = 13;
const SQLITE_IOERR = 10;
const SQLITE_CONSTRAINT_UNIQUE = 2067;
const SQLITE_CONSTRAINT_PRIMARYKEY = 1555;

/**
 * Carries out jobs in one transaction with one flush, each in a savepoint of its own: a job that
 * conflicts or finds no room leaves nothing, and the others stand. When the whole transaction fails
 * (the disk was found full only at its end), each job is tried alone, so that a small one still gets in.
 */
export function transactions(connection: Connection): (jobs: readonly Job[]) => Outcome[] {
	const { database, statement } = connection;
	/** Last number given in a document, so that an append needs no look-up. */
	const heads = new Map<DocumentName, { readonly epoch: number; number: number }>();

	return function inOrder(jobs): Outcome[] {
		const scrub = jobs.findIndex((job) => job.kind === 'scrub');
		if (scrub === -1) return carryOut(jobs);
		const before = scrub > 0 ? carryOut(jobs.slice(0, scrub)) : [];
		return [...before, scrubbed(jobs[scrub]!), ...inOrder(jobs.slice(scrub + 1))];
	};

	/** The whole file is written anew: freed places and the write-ahead file keep nothing. */
	function scrubbed({ id }: Job): Outcome {
		try {
			database.exec('VACUUM');
			const end = database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get();
			if (end?.['busy'] === 0) return { id, numbers: [] };
			throw new Error('somebody is reading the old pages of the database');
		} catch (error) {
			return { id, failure: failureOf(error) };
		}
	}

	function carryOut(jobs: readonly Job[]): Outcome[] {
		if (jobs.length === 0) return [];
		try {
			statement('BEGIN IMMEDIATE').run();
			const outcomes = jobs.map(apart);
			statement('COMMIT').run();
			return outcomes;
		} catch (error) {
			if (database.isTransaction) statement('ROLLBACK').run();
			heads.clear();
			const [job] = jobs;
			if (jobs.length === 1 && job) return [{ id: job.id, failure: failureOf(error) }];
			return jobs.flatMap((one) => carryOut([one]));
		}
	}

	function apart(job: Job): Outcome {
		statement('SAVEPOINT job').run();
		try {
			const numbers = deed(job);
			statement('RELEASE job').run();
			return { id: job.id, numbers };
		} catch (error) {
			// SQLite may have given up the whole transaction by itself, the others' jobs with it.
			if (!database.isTransaction) throw error;
			statement('ROLLBACK TO job').run();
			statement('RELEASE job').run();
			heads.clear();
			return { id: job.id, failure: failureOf(error) };
		}
	}

	function deed(job: Job): number[] {
		if (job.kind === 'snapshot') {
			keepSnapshot(job);
			return [];
		}
		if (job.kind === 'rewrite') {
			job.logs.forEach(rewriteLog);
			job.writes.forEach(writeRow);
			return [];
		}
		if (job.kind === 'scrub') return [];
		for (const write of job.batch.writes) writeRow(write);
		return job.batch.log.map(append);
	}

	function writeRow(write: Write): void {
		const { sql, values } =
			write.op === 'remove'
				? removing(write.table, write.where)
				: writing(write.op, write.table, write.row);
		try {
			statement(sql).run(...values);
		} catch (error) {
			const code = errcodeOf(error);
			const met = code === SQLITE_CONSTRAINT_UNIQUE || code === SQLITE_CONSTRAINT_PRIMARYKEY;
			throw met ? new Conflict(write.table) : error;
		}
	}

	function append(row: LogRow): number {
		const head = headOf(row.document);
		const number = head.number + 1;
		statement(
			'INSERT INTO log (document, epoch, number, at, participant, bytes, checksum) VALUES (?, ?, ?, ?, ?, ?, ?)'
		).run(
			row.document,
			head.epoch,
			number,
			row.at,
			row.participant,
			row.update,
			checksumOf(row.document, head.epoch, number, row.update)
		);
		head.number = number;
		return number;
	}

	function rewriteLog({ document, rows }: RewrittenLog): void {
		const { epoch } = headOf(document);
		for (const { number, update } of rows)
			statement(
				'UPDATE log SET bytes = ?, checksum = ? WHERE document = ? AND epoch = ? AND number = ?'
			).run(update, checksumOf(document, epoch, number, update), document, epoch, number);
		statement('DELETE FROM snapshots WHERE document = ?').run(document);
	}

	function keepSnapshot({ document, upto, state, alone }: Job & { kind: 'snapshot' }): void {
		const { epoch } = headOf(document);
		statement(
			'INSERT OR REPLACE INTO snapshots (document, epoch, upto, at, state, checksum) VALUES (?, ?, ?, ?, ?, ?)'
		).run(document, epoch, upto, Date.now(), state, checksumOf(document, epoch, upto, state));
		statement(
			`DELETE FROM snapshots WHERE document = ? AND (epoch, upto) NOT IN (
				SELECT epoch, upto FROM snapshots WHERE document = ? ORDER BY epoch DESC, upto DESC LIMIT ?)`
		).run(document, document, alone ? 1 : 1 + SPARE_SNAPSHOTS);
	}

	function headOf(document: DocumentName): { readonly epoch: number; number: number } {
		let head = heads.get(document);
		if (!head) heads.set(document, (head = readHead(document)));
		return head;
	}

	function readHead(document: DocumentName): { readonly epoch: number; number: number } {
		const named = statement('SELECT epoch FROM epochs WHERE document = ?').get(document);
		const epoch = Number(named?.['epoch'] ?? 1);
		// Retention may have removed rows that a snapshot covers: their numbers are not given again.
		const last = statement(
			`SELECT max(
				coalesce((SELECT max(number) FROM log WHERE document = ?1 AND epoch = ?2), 0),
				coalesce((SELECT max(upto) FROM snapshots WHERE document = ?1 AND epoch = ?2), 0)
			) AS number`
		).get(document, epoch);
		return { epoch, number: Number(last?.['number']) };
	}
}

function failureOf(error: unknown): Failure {
	if (error instanceof Conflict) return { kind: 'conflict', table: error.table };
	const message = error instanceof Error ? error.message : String(error);
	const primary = errcodeOf(error) & 0xff;
	// A disk that takes no more bytes answers with one or the other; nobody can tell them apart.
	const full = primary === SQLITE_FULL || primary === SQLITE_IOERR;
	return { kind: full ? 'disk-full' : 'bug', message };
}

function errcodeOf(error: unknown): number {
	return error instanceof Error && 'errcode' in error ? Number(error.errcode) : 0;
}
