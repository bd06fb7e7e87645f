import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { App, Tuning } from './app.ts';
import type { Config } from './config.ts';
import { provideApp, withdrawApp } from './current.ts';
import { createDoorstep } from './doorstep.ts';
import type { Log } from './log.ts';
import { openApp, type OpenStorage } from './open-app.ts';
import { loadPages } from './pages.ts';
import { arrivalOf } from './request.ts';
import { createSocketDoor } from './socket.ts';

/** A server at work. */
export type Served = {
	readonly app: App;
	readonly port: number;
	/**
	 * Takes nobody new, finishes what was begun, tells everybody to come back in a moment, and has
	 * flushed everything when it resolves.
	 */
	close(): Promise<void>;
};

const HEADERS_TIMEOUT = 10_000;
const REQUEST_TIMEOUT = 60_000;

/** Opens the data and serves pages, API and sockets on one port. The pages must have been built. */
export async function serve(
	config: Config,
	log: Log,
	open?: OpenStorage,
	tuning?: Tuning
): Promise<Served> {
	const pages = await loadPages();
	const app = await openApp(config, log, open, tuning);
	provideApp(app);
	const door = createSocketDoor({ app, config, log });
	const doorstep = createDoorstep(app);
	const server = createServer({
		headersTimeout: HEADERS_TIMEOUT,
		requestTimeout: REQUEST_TIMEOUT
	});

	server.on('request', (request: IncomingMessage, response: ServerResponse) => {
		if (doorstep(request, response)) return;
		const { scheme, host, address } = arrivalOf(request, config.trustProxy);
		request.headers['x-forwarded-proto'] = scheme;
		request.headers['x-forwarded-host'] = host;
		request.headers['x-forwarded-for'] = address;
		if (URL.canParse(`${scheme}://${host}`)) pages(request, response);
		else response.writeHead(400).end();
	});
	server.on('upgrade', (request, socket, head) => {
		if (door.upgrade(request, socket, head)) return;
		socket.on('error', () => socket.destroy());
		socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
	});

	try {
		await listening(server, config);
	} catch (error) {
		await app.close();
		throw error;
	}
	const { port } = server.address() as AddressInfo;

	return {
		app,
		port,
		async close() {
			const stopped = new Promise<void>((resolve) => server.close(() => resolve()));
			server.closeIdleConnections();
			await app.close();
			await door.close();
			server.closeAllConnections();
			await stopped;
			withdrawApp(app);
		}
	};
}

function listening(server: ReturnType<typeof createServer>, config: Config): Promise<void> {
	return new Promise((resolve, reject) => {
		server.once('error', reject);
		server.listen(
			{ port: config.port, ...(config.host === null ? {} : { host: config.host }) },
			() => {
				server.off('error', reject);
				resolve();
			}
		);
	});
}
