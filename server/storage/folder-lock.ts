import { DatabaseSync } from 'node:sqlite';

const PAUSE = 50;

/** Gives the file back. */
export type FolderLock = { release(): void };

/**
 * Makes sure that one server only uses a database, by a lock of the operating system on a small file
 * beside it: gone with the process, however it ended. Waits `patience` ms for a server that is just
 * going down (a development server restarts within its own process).
 * @throws Error in words for the operator, when another server keeps it
 */
export async function lockFolder(file: string, patience: number): Promise<FolderLock> {
	const patientUntil = Date.now() + patience;
	for (;;) {
		const database = new DatabaseSync(`${file}.lock`);
		try {
			database.exec(`
				PRAGMA busy_timeout = 0;
				PRAGMA journal_mode = MEMORY;
				PRAGMA locking_mode = EXCLUSIVE;
				BEGIN EXCLUSIVE;
			`);
			return { release: () => database.close() };
		} catch (error) {
			database.close();
			if (Date.now() > patientUntil) {
				throw new Error(
					`The data in ${file} is in use by another Plenum server. Stop that one, or give this one another DATA_DIR.`,
					{ cause: error }
				);
			}
			await new Promise((resolve) => setTimeout(resolve, PAUSE));
		}
	}
}
