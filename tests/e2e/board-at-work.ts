import type { Browser, Locator, Page } from '@playwright/test';
import {
	createEvent,
	enter,
	expect,
	join,
	openBoard,
	person,
	type Made,
	type Person,
	type Server
} from './plenum.ts';

/** A facilitator has opened the breakout; these people sit at board A. */
export async function boardWith(
	browser: Browser,
	server: Server,
	names: readonly string[],
	viewport = { width: 1280, height: 800 }
): Promise<{ event: Made; board: string; facilitator: Person; people: Person[] }> {
	const event = await createEvent(server);
	const facilitator = await person(browser, 'Tsion Bekele');
	await enter(server, facilitator, event.links.facilitator);
	await facilitator.page.goto(`${server.url}/e/${event.id}/desk`);
	await facilitator.page.getByRole('button', { name: 'Open breakout' }).first().click();
	await expect(facilitator.page.getByRole('button', { name: 'Close breakout' })).toBeVisible();
	const board = event.boards[0]!.id;
	const people: Person[] = [];
	for (const name of names) {
		const who = await person(browser, name, viewport);
		await join(server, who, event);
		await openBoard(server, who, event, board);
		people.push(who);
	}
	return { event, board, facilitator, people };
}

export const field = (page: Page): Locator =>
	page.getByRole('textbox', { name: 'Text of the note' });
export const saved = (page: Page) =>
	expect(page.getByText('Saved', { exact: true }).first()).toBeVisible();

/** Adds a note as a person does, and leaves it; it may not have reached the server yet. */
export async function write(page: Page, text: string): Promise<void> {
	await page.getByRole('button', { name: 'Add note' }).click();
	await field(page).pressSequentially(text);
	await field(page).press('Escape');
}

/** Adds a note and waits until the page says that it is safe. */
export async function addNote(page: Page, text: string): Promise<void> {
	await write(page, text);
	await saved(page);
}
