import type { IncomingMessage, ServerResponse } from 'node:http';
import type { App } from './app.ts';

const headers = {
	'X-Content-Type-Options': 'nosniff',
	'X-Frame-Options': 'DENY',
	// `no-referrer` would make browsers post forms with `Origin: null`, and joining would fail.
	'Referrer-Policy': 'same-origin',
	'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
	'Cross-Origin-Resource-Policy': 'same-origin'
};

/** Answers what needs no page, and says so by true. */
export type Doorstep = (request: IncomingMessage, response: ServerResponse) => boolean;

/** How long an answer about the server's health is good for: each asks the disk. */
const HEALTH_LASTS = 1000;

/**
 * What every answer begins with, pages, files and API alike. `/healthz` is answered here: 200 when a
 * row can be written and read, else 503.
 */
export function createDoorstep(app: App): Doorstep {
	let health = Promise.resolve(true);
	let goodUntil = 0;

	return (request, response) => {
		for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
		if (request.url?.split('?')[0] !== '/healthz') return false;
		if (performance.now() > goodUntil) {
			goodUntil = performance.now() + HEALTH_LASTS;
			health = app.health().then(
				() => true,
				() => false
			);
		}
		void health.then((well) => {
			response.writeHead(well ? 200 : 503, {
				'content-type': 'application/json',
				'cache-control': 'no-store'
			});
			response.end(JSON.stringify({ status: well ? 'ok' : 'failing' }));
		});
		return true;
	};
}
