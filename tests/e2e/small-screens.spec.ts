import type { Page } from '@playwright/test';
import {
	createEvent,
	enter,
	exampleAgenda,
	expect,
	join,
	person,
	test,
	troubles
} from './plenum.ts';

/** How far a page can be pushed sideways, and what sticks out. */
function sideways(page: Page) {
	return page.evaluate(() => {
		const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
		const out = [...document.querySelectorAll('main *')]
			.filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
			.map((element) => element.outerHTML.slice(0, 60));
		return wide > 0 ? { wide, out: out.slice(0, 3) } : null;
	});
}

test('no page has to be pushed sideways on a phone of 320 pixels, with long names and many sessions', async ({
	browser,
	server
}) => {
	const agenda = exampleAgenda() as { title: string; sessions: object[] };
	agenda.title =
		'A consultation on everything that towns and villages do when people arrive in them';
	for (const id of ['IV', 'V', 'VI'])
		agenda.sessions.push({
			id,
			title: `Session ${id}`,
			questions: [{ text: `What about ${id}?` }]
		});
	const event = await createEvent(server, agenda);
	const board = event.boards[0]!.id;
	const phone = { width: 320, height: 640 };
	const ruth = await person(browser, 'Ruth', phone);
	await enter(server, ruth, event.links.organiser);
	await ruth.page.goto(`${server.url}/e/${event.id}/desk?session=I`);
	await ruth.page.getByRole('button', { name: 'Open breakout' }).first().click();
	await expect(ruth.page.getByRole('button', { name: 'Close breakout' })).toBeVisible();
	const amina = await person(browser, 'Amina Yusuf', phone);
	await join(server, amina, event);
	await amina.page.goto(`${server.url}/e/${event.id}/b/${board}`);
	await amina.page.getByRole('button', { name: 'Add note' }).click();
	await amina.page.getByRole('textbox', { name: 'Text of the note' }).fill('A'.repeat(90));
	await amina.page.keyboard.press('Escape');

	for (const path of ['', `/b/${board}`, '/plenary', '/desk?session=I', '/report', '/setup']) {
		await ruth.page.goto(`${server.url}/e/${event.id}${path}`);
		await expect(ruth.page.getByRole('main')).toBeVisible();
		expect(await sideways(ruth.page), path).toBeNull();
	}
	const stranger = await person(browser, 'Stranger', phone);
	for (const path of ['/', '/new', `/join/${event.joinCode}`, `/e/${event.id}`]) {
		await stranger.page.goto(`${server.url}${path}`);
		expect(await sideways(stranger.page), path).toBeNull();
	}
	await Promise.all(browser.contexts().map((context) => context.close()));
	expect(troubles.splice(0)).toEqual([]);
});
