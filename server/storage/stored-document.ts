import type { DocumentName } from '#domain/document.ts';
import { checksumOf } from './checksum.ts';
import type { Connection } from './connection.ts';
import { Corrupt, type PastRow, type StoredDocument } from './storage.ts';

const SQLITE_CORRUPT = 11;

/**
 * Reads what is needed to open a document. A snapshot that does not read well is passed over for the
 * one before it; a log row that does not, or is not there, is told: guessing would lose words silently.
 * @throws Corrupt
 */
export function storedDocument(reading: Connection, document: DocumentName): StoredDocument {
	const epoch = epochOf(reading, document);
	const snapshot = newestSnapshot(reading, document, epoch);
	const tail = rowsAfter(reading, document, epoch, snapshot?.upto ?? 0);
	return { epoch, snapshot, tail: tail.map(({ number, update }) => ({ number, update })) };
}

/** Every log row of a document's present epoch. @throws Corrupt */
export function pastRows(reading: Connection, document: DocumentName): PastRow[] {
	return rowsAfter(reading, document, epochOf(reading, document), 0);
}

function epochOf(reading: Connection, document: DocumentName): number {
	const named = reading.statement('SELECT epoch FROM epochs WHERE document = ?').get(document);
	return Number(named?.['epoch'] ?? 1);
}

function newestSnapshot(
	reading: Connection,
	document: DocumentName,
	epoch: number
): StoredDocument['snapshot'] {
	const kept = reading
		.statement('SELECT upto FROM snapshots WHERE document = ? AND epoch = ? ORDER BY upto DESC')
		.all(document, epoch);
	for (const row of kept) {
		const upto = Number(row['upto']);
		const state = snapshotState(reading, document, epoch, upto);
		if (state) return { state, upto };
	}
	return null;
}

function snapshotState(
	reading: Connection,
	document: DocumentName,
	epoch: number,
	upto: number
): Uint8Array | null {
	const row = unlessCorrupt(() =>
		reading
			.statement(
				'SELECT state, checksum FROM snapshots WHERE document = ? AND epoch = ? AND upto = ?'
			)
			.get(document, epoch, upto)
	);
	const state = row?.['state'];
	if (!(state instanceof Uint8Array)) return null;
	return checksumOf(document, epoch, upto, state) === row?.['checksum'] ? state : null;
}

function rowsAfter(
	reading: Connection,
	document: DocumentName,
	epoch: number,
	upto: number
): PastRow[] {
	const rows = reading
		.statement(
			'SELECT number, at, bytes, checksum FROM log WHERE document = ? AND epoch = ? AND number > ? ORDER BY number'
		)
		.iterate(document, epoch, upto);
	const tail: PastRow[] = [];
	for (;;) {
		const expected = upto + tail.length + 1;
		const next = unlessCorrupt(() => rows.next());
		if (next?.done) return tail;
		const row = next?.value;
		const update = row?.['bytes'];
		const well =
			update instanceof Uint8Array &&
			row?.['number'] === expected &&
			row['checksum'] === checksumOf(document, epoch, expected, update);
		if (!well) {
			rows.return?.();
			throw new Corrupt(document, expected);
		}
		tail.push({ number: expected, at: Number(row['at']), update });
	}
}

/** Null where the database file itself is damaged at this place. */
function unlessCorrupt<Value>(read: () => Value): Value | null {
	try {
		return read();
	} catch (error) {
		const code = error instanceof Error && 'errcode' in error ? Number(error.errcode) : 0;
		if ((code & 0xff) === SQLITE_CORRUPT) return null;
		throw error;
	}
}
