import { join } from 'node:path';
import { createApp, type App, type Tuning } from './app.ts';
import { adminTokenOf, type Config } from './config.ts';
import type { Log } from './log.ts';
import { openSqlite } from './storage/sqlite.ts';
import type { Storage } from './storage/storage.ts';

/** How the store at a path is opened. */
export type OpenStorage = (file: string) => Promise<Storage>;

/** Opens the store in the data folder and the app upon it. */
export async function openApp(
	config: Config,
	log: Log,
	open: OpenStorage = openSqlite,
	tuning: Tuning = {}
): Promise<App> {
	const adminToken = adminTokenOf(config);
	const storage = await open(join(config.dataDir, 'plenum.db'));
	return createApp({ storage, adminToken, log, tuning });
}
