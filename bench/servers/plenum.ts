import { join } from 'node:path';
import { defaultLimits } from '#domain/limits.ts';
import { configOf } from '#server/config.ts';
import { createLog } from '#server/log.ts';
import { serve } from '#server/serve.ts';
import { ADMIN_TOKEN } from '../admin-token.ts';
import { serving, setupOf } from '../serving.ts';

/*
 * Plenum as `npm start` runs it: pages, API, rights and checks on, every edit flushed to the disk
 * before it is acknowledged. Two limits may be raised, for loads no workshop has.
 */

const { dataDir, updatesPerSecond, notes } = setupOf();
const config = configOf({
	HOST: '127.0.0.1',
	PORT: '0',
	DATA_DIR: join(dataDir, 'plenum'),
	ADMIN_TOKEN,
	LOG_LEVEL: 'warn'
});
const { port, close } = await serve(config, createLog(config.logLevel), undefined, {
	...(notes === undefined ? {} : { limits: { ...defaultLimits, notes } }),
	...(updatesPerSecond === undefined
		? {}
		: { pace: { updates: { perSecond: updatesPerSecond, burst: 4 * updatesPerSecond } } })
});
serving(port, close);
