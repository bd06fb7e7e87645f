import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { createEvent, expect, join, openBoard, person, test } from './plenum.ts';

const kB = 1000;

/** Bytes a page fetches, compressed as a server would, by kind; and every host it asked. */
async function weigh(page: Page, go: () => Promise<void>) {
	const bodies: Promise<{ type: string; bytes: number }>[] = [];
	const hosts = new Set<string>();
	page.on('request', (request) => hosts.add(new URL(request.url()).host));
	page.on('response', (response) => {
		const type = response.request().resourceType();
		if (type === 'script' || type === 'stylesheet' || type === 'font')
			bodies.push(
				response.body().then(
					(body) => ({ type, bytes: gzipSync(body).length }),
					() => ({ type, bytes: 0 })
				)
			);
	});
	await go();
	await page.waitForLoadState('networkidle');
	const sum = { script: 0, stylesheet: 0, font: 0 } as Record<string, number>;
	for (const { type, bytes } of await Promise.all(bodies)) sum[type] = (sum[type] ?? 0) + bytes;
	return { ...sum, hosts: [...hosts] } as {
		script: number;
		stylesheet: number;
		font: number;
		hosts: string[];
	};
}

test('a phone that joins fetches at most 45 kB of script, and nothing from elsewhere', async ({
	browser,
	server
}) => {
	const event = await createEvent(server);
	const { page, context } = await person(browser, 'Amina Yusuf', { width: 360, height: 740 });
	const weight = await weigh(page, async () => {
		await page.goto(`${server.url}/join/${event.joinCode}`);
	});
	console.log('join page', weight);
	expect(weight.script).toBeLessThanOrEqual(45 * kB);
	expect(weight.font).toBe(0);
	expect(weight.hosts).toEqual([new URL(server.url).host]);
	await context.close();
});

test('a board fetches at most 140 kB of script and 20 kB of style, and nothing from elsewhere', async ({
	browser,
	server
}) => {
	const event = await createEvent(server);
	const amina = await person(browser, 'Amina Yusuf', { width: 360, height: 740 });
	await join(server, amina, event);
	const fresh = await browser.newContext({ storageState: await amina.context.storageState() });
	const page = await fresh.newPage();
	const weight = await weigh(page, () =>
		openBoard(server, { page, context: fresh, name: 'Amina Yusuf' }, event, event.boards[0]!.id)
	);
	console.log('board page', weight);
	expect(weight.script).toBeLessThanOrEqual(140 * kB);
	expect(weight.stylesheet).toBeLessThanOrEqual(20 * kB);
	expect(weight.font).toBe(0);
	expect(weight.hosts).toEqual([new URL(server.url).host]);
	await Promise.all([fresh.close(), amina.context.close()]);
});
