import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as path } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import {
	expect,
	test as base,
	type Browser,
	type BrowserContext,
	type Page
} from '@playwright/test';

/** A real server process with its own folder, as a person would start it. */
export type Server = {
	readonly url: string;
	readonly adminToken: string;
	/** Ends the process as a power cut would, and starts it again on the same port and folder. */
	killAndRestart(): Promise<void>;
};

export type Made = {
	readonly id: string;
	readonly joinCode: string;
	readonly links: { organiser: string; facilitator: string; participant: string; wall: string };
	readonly boards: readonly {
		id: string;
		session: string;
		letter: string;
		topic: string;
		questions: { id: string; text: string }[];
	}[];
};

const adminToken = 'an-administrator-for-tests';

export const test = base.extend<object, { server: Server }>({
	server: [
		async ({}, use) => {
			const folder = mkdtempSync(path(tmpdir(), 'plenum-e2e-'));
			let running = await start(folder, 0);
			await use({
				get url() {
					return running.url;
				},
				adminToken,
				async killAndRestart() {
					const { port } = new URL(running.url);
					await end(running.process, 'SIGKILL');
					running = await start(folder, Number(port));
				}
			});
			await end(running.process, 'SIGTERM');
			rmSync(folder, { recursive: true, force: true });
		},
		{ scope: 'worker' }
	]
});

export { expect };

/** The fictional agenda that comes with the project. */
export function exampleAgenda(): Record<string, unknown> {
	const file = new URL('../../static/example-agenda.json', import.meta.url);
	return JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
}

export async function createEvent(
	server: Server,
	agenda: unknown = exampleAgenda()
): Promise<Made> {
	const response = await fetch(`${server.url}/api/v1/events`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', authorization: `Bearer ${adminToken}` },
		body: JSON.stringify(agenda)
	});
	expect(response.status).toBe(201);
	return (await response.json()) as Made;
}

export type Person = {
	readonly page: Page;
	readonly context: BrowserContext;
	readonly name: string;
};

/** Somebody with a device of their own. Anything the page logs as an error fails the test at the end. */
export async function person(
	browser: Browser,
	name: string,
	viewport = { width: 1280, height: 800 },
	options: Parameters<Browser['newContext']>[0] = {}
): Promise<Person> {
	const context = await browser.newContext({ viewport, ...options });
	const page = await context.newPage();
	page.on('pageerror', (error) => troubles.push(`${name}: ${error.message}`));
	page.on('console', (message) => {
		if (/Content Security Policy|Trusted ?Type|hydration/i.test(message.text()))
			troubles.push(`${name}: ${message.text()}`);
	});
	return { page, context, name };
}

/** What went wrong inside pages without anybody seeing it. */
export const troubles: string[] = [];

/** Joins by the code, through the page, as a participant does. */
export async function join(
	server: Server,
	who: Person,
	event: Made,
	organisation?: string
): Promise<void> {
	await who.page.goto(`${server.url}/join/${event.joinCode}`);
	await who.page.getByLabel('Your name').fill(who.name);
	if (organisation) await who.page.getByLabel(/Organisation/).fill(organisation);
	await who.page.getByRole('button', { name: 'Join', exact: true }).click();
	await who.page.waitForURL(`**/e/${event.id}`);
}

/** Comes in by a role link, through the page. */
export async function enter(server: Server, who: Person, link: string): Promise<void> {
	const inside = () => who.page.waitForURL((url) => !url.pathname.endsWith('/enter'));
	await who.page.goto(link);
	const name = who.page.getByLabel('Your name');
	await Promise.race([name.waitFor(), inside()]);
	if (!(await name.isVisible())) return;
	await name.fill(who.name);
	await name.press('Enter');
	await inside();
}

export async function openBoard(
	server: Server,
	who: Person,
	event: Made,
	board: string
): Promise<void> {
	await who.page.goto(`${server.url}/e/${event.id}/b/${board}`);
	await expect(who.page.getByText('Saved', { exact: true }).first()).toBeVisible();
}

/**
 * Nothing for assistive technology to stumble over, in light and in dark. `far` asks for the contrast
 * that is read from the last row (7 to 1).
 */
export async function expectAccessible(page: Page, where: string, far = false): Promise<void> {
	for (const colorScheme of ['light', 'dark'] as const) {
		await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
		await expectNothingFound(page, `${where}, ${colorScheme}`, far);
	}
	await page.emulateMedia({ colorScheme: null, reducedMotion: null });
}

async function expectNothingFound(page: Page, where: string, far: boolean): Promise<void> {
	const { violations } = await new AxeBuilder({ page })
		.options({
			runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
			rules: { 'color-contrast-enhanced': { enabled: far } }
		})
		.analyze();
	const found = violations.map(
		({ id, nodes }) => `${where}: ${id} ${nodes.map((node) => node.target.join(' ')).join(' | ')}`
	);
	expect(found).toEqual([]);
}

async function start(
	folder: string,
	port: number
): Promise<{ url: string; process: ChildProcess }> {
	const child = spawn(process.execPath, ['server/main.ts'], {
		env: {
			...process.env,
			PORT: String(port),
			HOST: '127.0.0.1',
			DATA_DIR: folder,
			ADMIN_TOKEN: adminToken,
			LOG_LEVEL: 'warn'
		},
		stdio: ['ignore', 'pipe', 'inherit']
	});
	let said = '';
	const url = await new Promise<string>((resolve, reject) => {
		child.stdout.on('data', (chunk: Buffer) => {
			said += chunk.toString();
			const found = /http:\/\/(?:127\.0\.0\.1|localhost):\d+/.exec(said);
			if (found) resolve(found[0]);
		});
		child.on('exit', (code) => reject(new Error(`the server ended with ${code}: ${said}`)));
	});
	return { url, process: child };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return;
	const gone = new Promise((resolve) => child.once('exit', resolve));
	child.kill(signal);
	await gone;
}
