import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App, Tuning } from '#server/app.ts';
import { configOf } from '#server/config.ts';
import { createLog, type Log } from '#server/log.ts';
import type { OpenStorage } from '#server/open-app.ts';
import { buildPagesIfStale } from '#server/pages.ts';
import { serve, type Served } from '#server/serve.ts';
import { createEvent, enter, join as joinEvent, type MadeEvent, type Person } from './people.ts';

/** A whole server at work on a port of its own, its data in a folder that goes with it. */
export type Workshop = {
	readonly url: string;
	readonly adminToken: string;
	readonly dataDir: string;
	readonly app: App;
	/** Makes an event, of the project's example agenda unless told otherwise. */
	createEvent(agenda?: unknown): Promise<MadeEvent>;
	/** Somebody with a browser of their own comes in by the join code. */
	join(event: MadeEvent, name: string, organisation?: string): Promise<Person>;
	/** Somebody comes in by a role link. */
	enter(
		event: MadeEvent,
		role: 'organiser' | 'facilitator' | 'wall',
		name?: string
	): Promise<Person>;
	/** Goes down properly and comes back on the same port with the same data, but for `meanwhile`. */
	restart(meanwhile?: () => void): Promise<void>;
	close(): Promise<void>;
};

export type WorkshopOptions = {
	/** Builds the pages first if they are older than their source; else what is built is served. */
	readonly build?: boolean;
	readonly environment?: Readonly<Record<string, string>>;
	/** Another way to open the store: a full disk, a slow one. */
	readonly open?: OpenStorage;
	readonly tuning?: Tuning;
	readonly log?: Log;
};

const built = new URL('../../build/handler.js', import.meta.url);

export async function startWorkshop(options: WorkshopOptions = {}) {
	const { build = false, environment = {} } = options;
	if (build || !existsSync(built)) buildPagesIfStale(() => {});
	const dataDir = mkdtempSync(join(tmpdir(), 'plenum-workshop-'));
	const adminToken = 'an-administrator-for-tests';
	const start = (port: number): Promise<Served> => {
		const config = configOf({
			HOST: '127.0.0.1',
			DATA_DIR: dataDir,
			ADMIN_TOKEN: adminToken,
			LOG_LEVEL: 'error',
			...environment,
			PORT: String(port)
		});
		return serve(config, options.log ?? createLog(config.logLevel), options.open, options.tuning);
	};
	let served = await start(0);
	const people: Person[] = [];
	const arrived = (person: Person) => {
		people.push(person);
		return person;
	};

	const workshop: Workshop = {
		get url() {
			return `http://127.0.0.1:${served.port}`;
		},
		adminToken,
		dataDir,
		get app() {
			return served.app;
		},
		createEvent: (agenda = exampleAgenda()) => createEvent(workshop.url, adminToken, agenda),
		join: async (event, name, organisation) =>
			arrived(await joinEvent(workshop.url, event, name, organisation)),
		enter: async (event, role, name) =>
			arrived(await enter(workshop.url, event, event.links[role], name)),
		async restart(meanwhile = () => {}) {
			const { port } = served;
			await served.close();
			meanwhile();
			served = await start(port);
		},
		async close() {
			for (const person of people) person.leave();
			await served.close();
			rmSync(dataDir, { recursive: true, force: true });
		}
	};
	return workshop;
}

/** The fictional event that comes with the project. */
export function exampleAgenda(): Record<string, unknown> {
	const file = new URL('../../static/example-agenda.json', import.meta.url);
	return JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
}
