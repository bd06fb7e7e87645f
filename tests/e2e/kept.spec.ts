import type { Locator, Page } from '@playwright/test';
import { startChaosProxy, type ChaosProxy } from '../support/chaos-proxy.ts';
import { random } from '../support/random.ts';
import { boardWith, field, write } from './board-at-work.ts';
import {
	expect,
	expectAccessible,
	join,
	openBoard,
	person,
	test,
	troubles,
	type Person,
	type Server
} from './plenum.ts';

/** The way to the server over a network that can be cut. */
async function overNetwork(server: Server): Promise<{ network: ChaosProxy; far: Server }> {
	const network = await startChaosProxy(Number(new URL(server.url).port), random());
	networks.push(network);
	return { network, far: { ...server, url: `http://127.0.0.1:${network.port}` } };
}

function cut(network: ChaosProxy): void {
	network.refuse(true);
	network.cut();
}

const networks: ChaosProxy[] = [];

const note = (page: Page, name: string | RegExp): Locator => page.getByRole('article', { name });
const indicator = (page: Page, words: string | RegExp): Locator =>
	page.locator('[data-saving]').filter({ hasText: words });

/** What this browser keeps for the server, read past the page. */
function waitingEdits(page: Page): Promise<number> {
	return page.evaluate(
		() =>
			new Promise<number>((resolve, reject) => {
				const opening = indexedDB.open('plenum');
				opening.onerror = () => reject(opening.error!);
				opening.onsuccess = () => {
					const count = opening.result.transaction('edits').objectStore('edits').count();
					count.onsuccess = () => {
						opening.result.close();
						resolve(count.result);
					};
				};
			})
	);
}

test.afterEach(async ({ browser }) => {
	await Promise.all(browser.contexts().map((context) => context.close()));
	await Promise.all(networks.splice(0).map((network) => network.close()));
	expect(troubles.splice(0)).toEqual([]);
});

test('what is written offline is kept, listed, survives the tab, and is sent once', async ({
	browser,
	server
}) => {
	const { event, board, people } = await boardWith(browser, server, ['Omar Hassan']);
	const [omar] = people as [Person];
	await write(omar.page, 'Run a second shift');
	const { network, far } = await overNetwork(server);
	const amina = await person(browser, 'Amina Yusuf');
	await join(far, amina, event);
	await openBoard(far, amina, event, board);
	await expect(note(amina.page, 'Run a second shift')).toBeVisible();

	cut(network);
	await write(amina.page, 'Written in the corridor');
	await note(amina.page, 'Run a second shift').click();
	await amina.page.keyboard.press('Control+End');
	await amina.page.keyboard.type(' at dawn');
	await amina.page.keyboard.press('Escape');
	const kept = indicator(amina.page, /Kept on this computer.*2 changes since/);
	await expect(kept).toBeVisible();
	expect(await waitingEdits(amina.page)).toBeGreaterThan(0);
	await expect(note(amina.page, 'Written in').getByText('Only on this computer')).toBeVisible();
	await kept.click();
	const list = amina.page.getByRole('dialog', { name: 'Kept on this computer' });
	await expect(list.getByText('New note in')).toBeVisible();
	await expect(list.getByText('Wording of “Run a second shift at dawn”')).toBeVisible();
	await expectAccessible(amina.page, 'the list of what waits');
	await amina.page.close();
	await expect(omar.page.getByRole('article')).toHaveCount(1);

	network.refuse(false);
	const again: Person = { ...amina, page: await amina.context.newPage() };
	await openBoard(far, again, event, board);
	await expect(note(omar.page, 'Written in the corridor')).toHaveCount(1);
	await expect(note(omar.page, 'Run a second shift at dawn')).toHaveCount(1);
	await expect(omar.page.getByRole('article')).toHaveCount(2);
	await expect.poll(() => waitingEdits(again.page)).toBe(0);
	await again.page.reload();
	await expect(again.page.getByText('Saved', { exact: true }).first()).toBeVisible();
	await expect(omar.page.getByRole('article')).toHaveCount(2);
});

test('on a shared computer the next person’s page never sends the words before, tells of them, and they go when their writer is back', async ({
	browser,
	server
}) => {
	const { event, board, people } = await boardWith(browser, server, ['Omar Hassan']);
	const [omar] = people as [Person];
	const { network, far } = await overNetwork(server);
	const amina = await person(browser, 'Amina Yusuf');
	await join(far, amina, event);
	await openBoard(far, amina, event, board);
	cut(network);
	await write(amina.page, 'Words of Amina');
	await expect(indicator(amina.page, 'Kept on this computer')).toBeVisible();
	await amina.page.close();
	network.refuse(false);

	const peter: Person = {
		context: amina.context,
		page: await amina.context.newPage(),
		name: 'Peter Lokiru'
	};
	await join(far, peter, event);
	await openBoard(far, peter, event, board);
	await expect(peter.page.getByText(/Words of Amina Yusuf for board/)).toBeVisible();
	await write(peter.page, 'Words of Peter');
	await expect(note(omar.page, 'Words of Peter')).toHaveCount(1);
	await expect(omar.page.getByRole('article')).toHaveCount(1);
	await expect(peter.page.getByRole('article')).toHaveCount(1);

	await join(far, { ...peter, name: 'Amina Yusuf' }, event);
	await peter.page.goto(`${far.url}/e/${event.id}/b/${board}`);
	await expect(note(omar.page, 'Words of Amina')).toHaveCount(1);
	await expect(omar.page.getByRole('article')).toHaveCount(2);
	await expect(peter.page.getByText(/Words of Amina Yusuf for board/)).toHaveCount(0);
});

test('what the server refuses stays in the tray over a reload, to copy, to let go, to mend and add again', async ({
	browser,
	server
}) => {
	const { people } = await boardWith(browser, server, ['Amina Yusuf', 'Omar Hassan']);
	const [amina, omar] = people as [Person, Person];
	await amina.context.grantPermissions(['clipboard-read', 'clipboard-write']);
	await write(amina.page, 'Keep the old wells');
	await expect(note(omar.page, 'Keep the old wells')).toBeVisible();

	// Longer than the server's own limit, which no hand reaches by typing.
	await amina.page.getByRole('button', { name: 'Add note' }).click();
	await field(amina.page).evaluate((text) => text.removeAttribute('maxlength'));
	await field(amina.page).fill('Too long for one note. '.repeat(200));
	const alarm = indicator(amina.page, 'Not saved: copy your text');
	await expect(alarm).toBeVisible();
	await write(omar.page, 'The others feel nothing');
	await expect(note(amina.page, 'The others feel nothing')).toBeVisible();
	await expect(note(amina.page, 'Keep the old wells')).toBeVisible();

	amina.page.on('dialog', (dialog) => void dialog.accept());
	await amina.page.reload();
	await alarm.click();
	const tray = amina.page.getByRole('dialog');
	await expect(tray.getByRole('heading', { name: 'One text is not saved' })).toBeVisible();
	await expect(tray.getByText(/too long/).first()).toBeVisible();
	await expectAccessible(amina.page, 'the tray');
	await tray.getByRole('button', { name: 'Copy text' }).click();
	await expect(tray.getByRole('button', { name: 'Copied' })).toBeVisible();
	expect(await amina.page.evaluate(() => navigator.clipboard.readText())).toContain('Too long for');

	await tray.getByRole('button', { name: 'Let it go' }).click();
	await expect(tray.getByText('Let go.')).toBeVisible();
	await tray.getByRole('button', { name: 'Undo' }).click();
	await tray.getByRole('textbox').fill('Short enough now');
	await tray.getByRole('button', { name: 'Add again' }).click();
	await expect(tray.getByText('Added again.')).toBeVisible();
	await tray.getByRole('button', { name: 'Close' }).click();
	await expect(amina.page.getByText('Saved', { exact: true }).first()).toBeVisible();
	await expect(note(omar.page, 'Short enough now')).toHaveCount(1);
	await expect(omar.page.getByRole('article')).toHaveCount(3);
});

test('where the browser keeps nothing, the page says so and gives the text', async ({
	browser,
	server
}) => {
	const { event, board } = await boardWith(browser, server, []);
	const amina = await person(browser, 'Amina Yusuf');
	await amina.context.addInitScript(() => {
		IDBFactory.prototype.open = () => {
			throw new DOMException('no', 'SecurityError');
		};
	});
	await join(server, amina, event);
	await openBoard(server, amina, event, board);
	await amina.context.setOffline(true);
	await write(amina.page, 'Written in the corridor');
	const alarm = indicator(amina.page, 'Not saved: copy your text');
	await alarm.click();
	const tray = amina.page.getByRole('dialog', { name: 'One text is not saved' });
	await expect(tray.getByRole('textbox')).toHaveValue('Written in the corridor');
	await tray.getByRole('button', { name: 'Close' }).click();
	await amina.context.setOffline(false);
	await expect(amina.page.getByText('Saved', { exact: true }).first()).toBeVisible({
		timeout: 30_000
	});
});
