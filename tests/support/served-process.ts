import { configOf } from '#server/config.ts';
import { createLog } from '#server/log.ts';
import { serve } from '#server/serve.ts';
import { openSqlite } from '#server/storage/sqlite.ts';
import { hasty } from './hasty-storage.ts';

/* A server in a process of its own, as `server/main.ts` runs it, but for building the pages first. */

const config = configOf(process.env);
const open = process.env['HASTY']
	? async (file: string) => hasty(await openSqlite(file))
	: openSqlite;
const { port } = await serve(config, createLog(config.logLevel), open);
process.send?.({ port });
// Whoever started it is gone: nobody else will end it.
process.on('disconnect', () => process.exit(1));
