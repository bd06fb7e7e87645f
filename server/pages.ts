import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';

const ROOT = new URL('../', import.meta.url);
/** The file a build writes last. */
const HANDLER = new URL('build/handler.js', ROOT);
const MADE_FROM = ['src', 'static', 'svelte.config.js', 'vite.config.ts', 'package.json'];

/** Answers requests for pages, files and the API. */
export type PageHandler = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * Builds the pages when something they are made from has changed since the last time.
 * @throws Error with the builder's words, when it fails
 */
export function buildPagesIfStale(say: (line: string) => void): void {
	const built = existsSync(HANDLER) ? statSync(HANDLER).mtimeMs : 0;
	if (MADE_FROM.every((path) => newest(fileURLToPath(new URL(path, ROOT))) <= built)) return;
	say('Building the pages, about half a minute …');
	const vite = fileURLToPath(new URL('node_modules/vite/bin/vite.js', ROOT));
	const { status, stdout, stderr } = spawnSync(process.execPath, [vite, 'build'], {
		cwd: fileURLToPath(ROOT),
		encoding: 'utf8'
	});
	if (status !== 0) throw new Error(`The pages could not be built.\n${stdout}\n${stderr}`);
}

/** Loads the built pages. */
export async function loadPages(): Promise<PageHandler> {
	// The handler asks for the scheme and the client's address in headers; the server writes both itself.
	process.env['PROTOCOL_HEADER'] = 'x-forwarded-proto';
	process.env['HOST_HEADER'] = 'x-forwarded-host';
	process.env['ADDRESS_HEADER'] = 'x-forwarded-for';
	const loaded: unknown = await import(/* @vite-ignore */ HANDLER.href);
	return (loaded as { handler: PageHandler }).handler;
}

/** The latest change in a file or anywhere in a folder, ms since 1970; 0 when it is not there. */
function newest(path: string): number {
	const found = statSync(path, { throwIfNoEntry: false });
	if (!found?.isDirectory()) return found?.mtimeMs ?? 0;
	const inside = readdirSync(path).map((name) => newest(`${path}/${name}`));
	return Math.max(found.mtimeMs, ...inside);
}
