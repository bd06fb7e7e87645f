import type { Plugin } from 'vite';
import { adminTokenOf, configOf } from './config.ts';
import { provideApp, withdrawApp } from './current.ts';
import { createDoorstep, type Doorstep } from './doorstep.ts';
import { createLog } from './log.ts';
import { openApp } from './open-app.ts';
import { createSocketDoor } from './socket.ts';

/**
 * The server within `vite dev`: the same app and the same socket door as in production, on Vite's
 * port. Changing anything in `server/` restarts it, and thereby practises closing and loading.
 */
export function realtime(): Plugin {
	return {
		name: 'plenum-realtime',
		apply: 'serve',
		configureServer(vite) {
			const { httpServer } = vite;
			if (!httpServer) return;
			const config = configOf(process.env);
			const log = createLog(config.logLevel);
			let opening: Promise<Doorstep> | null = null;

			// Not before: at a restart the new server is configured while the old one still has the data.
			httpServer.once('listening', () => {
				opening = openApp(config, log).then((app) => {
					provideApp(app);
					const door = createSocketDoor({ app, config, log });
					httpServer.on('upgrade', door.upgrade);
					httpServer.once('close', () => {
						withdrawApp(app);
						void app.close().then(door.close);
					});
					vite.config.logger.info(`Administrator's token: ${adminTokenOf(config)}`);
					return createDoorstep(app);
				});
				opening.catch((error: Error) => vite.config.logger.error(error.message));
			});
			vite.middlewares.use((request, response, next) => {
				if (!opening) return next();
				opening.then((doorstep) => {
					if (!doorstep(request, response)) next();
				}, next);
			});
		}
	};
}
