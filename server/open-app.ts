import { join } from 'node:path';
import { createApp, type App } from './app.ts';
import { adminTokenOf, type Config } from './config.ts';
import { openSqlite } from './storage/sqlite.ts';

/** Opens the store in the data folder and the app upon it. */
export async function openApp(config: Config): Promise<App> {
	const adminToken = adminTokenOf(config);
	const storage = await openSqlite(join(config.dataDir, 'plenum.db'));
	return createApp({ storage, adminToken });
}
