import { networkInterfaces } from 'node:os';
import { backup, restore } from './backup.ts';
import { adminTokenOf, configOf, type Config } from './config.ts';
import { createLog } from './log.ts';
import { buildPagesIfStale } from './pages.ts';
import { serve } from './serve.ts';

/*
 * `npm start`: builds the pages if need be, serves them, says where and with which token, and on
 * SIGTERM or SIGINT (Ctrl-C) goes down without losing anything. `node server/main.ts backup FILE`
 * copies the database, also of a server at work; `node server/main.ts restore FILE` puts a copy back.
 */

try {
	await carryOut(configOf(process.env), process.argv.slice(2));
} catch (error) {
	console.error(inWords(error));
	process.exit(1);
}

async function carryOut(config: Config, [act, file, ...rest]: string[]): Promise<void> {
	if (act === undefined) return start(config);
	if ((act !== 'backup' && act !== 'restore') || file === undefined || rest.length > 0)
		throw new Error(
			'What can be asked for: nothing (the server starts), backup FILE, restore FILE.'
		);
	if (act === 'backup') {
		backup(config.dataDir, file, Date.now());
		console.log(`The database is copied to ${file}.`);
		return;
	}
	const { kept, erasedAfter } = await restore(config.dataDir, file, Date.now());
	console.log(`The database is restored from ${file}.`);
	if (kept) console.log(`The one that was in use is kept as ${kept}.`);
	if (erasedAfter.length === 0) return;
	console.log(
		'These notes were erased after the backup was made, and can be read again. Erase them:'
	);
	for (const name of erasedAfter) console.log(`  ${name}`);
}

async function start(config: Config): Promise<void> {
	const log = createLog(config.logLevel);
	buildPagesIfStale((line) => console.log(line));
	const served = await serve(config, log);
	console.log(`Plenum is open at ${addresses(config, served.port).join(' and ')}`);
	console.log(`Administrator's token: ${adminTokenOf(config)}`);

	let leaving = false;
	const leave = async (code: number) => {
		// A second Ctrl-C does not wait. Nothing is lost: what was acknowledged is on the disk.
		if (leaving) process.exit(1);
		leaving = true;
		await served.close();
		process.exit(code);
	};
	process.on('SIGTERM', () => void leave(0));
	process.on('SIGINT', () => void leave(0));
	process.on('unhandledRejection', (error) =>
		log.error({ err: error }, 'a promise failed unheard')
	);
	process.on('uncaughtException', (error) => {
		log.fatal({ err: error }, 'a bug ends the server');
		void leave(1);
	});
}

/** Where people in the room find this server, the machine's own name for itself first. */
function addresses({ host }: Config, port: number): string[] {
	const everywhere = host === null || host === '0.0.0.0' || host === '::';
	if (!everywhere) return [`http://${host.includes(':') ? `[${host}]` : host}:${port}`];
	const outward = Object.values(networkInterfaces())
		.flatMap((each) => each ?? [])
		.filter(({ family, internal }) => family === 'IPv4' && !internal);
	return ['localhost', ...outward.map(({ address }) => address)].map(
		(name) => `http://${name}:${port}`
	);
}

function inWords(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	const code = 'code' in error ? error.code : null;
	if (code === 'EADDRINUSE')
		return 'That port is taken. Stop what uses it, or set PORT to another.';
	if (code === 'EACCES') return `${error.message}. Choose another PORT or DATA_DIR.`;
	return error.message;
}
