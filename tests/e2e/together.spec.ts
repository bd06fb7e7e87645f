import type { Page } from '@playwright/test';
import { addNote, boardWith, field, saved } from './board-at-work.ts';
import { expect, test, troubles, type Person } from './plenum.ts';

test.afterEach(async ({ browser }) => {
	await Promise.all(browser.contexts().map((context) => context.close()));
	expect(troubles.splice(0)).toEqual([]);
});

test('two people type in the same note at the same time, letter by letter, each at their own caret', async ({
	browser,
	server
}) => {
	const { people } = await boardWith(browser, server, ['Amina Yusuf', 'Omar Hassan']);
	const [amina, omar] = people as [Person, Person];
	await addNote(amina.page, 'Fund a shared meter at each site.');
	await omar.page.getByRole('article', { name: 'Fund a shared meter' }).click();
	await amina.page.getByRole('article', { name: 'Fund a shared meter' }).click();
	await amina.page.keyboard.press('Control+Home');
	await omar.page.keyboard.press('Control+End');
	await Promise.all([
		amina.page.keyboard.type('In the dry month: ', { delay: 15 }),
		omar.page.keyboard.type(' Bill the utility, not the crowd.', { delay: 15 })
	]);
	const whole =
		'In the dry month: Fund a shared meter at each site. Bill the utility, not the crowd.';
	for (const { page } of [amina, omar]) await expect(field(page)).toHaveValue(whole);

	const caretOf = (page: Page) =>
		field(page).evaluate((element) => (element as HTMLTextAreaElement).selectionStart);
	expect(await caretOf(amina.page)).toBe('In the dry month: '.length);
	expect(await caretOf(omar.page)).toBe(whole.length);

	const seen = (who: Person, other: string) =>
		who.page.getByRole('article', { name: 'In the dry month' }).getByText(other);
	await expect(seen(amina, 'Omar Hassan')).toBeVisible();
	await expect(seen(omar, 'Amina Yusuf')).toBeVisible();
	for (const { page } of [amina, omar])
		await expect(page.locator('article .mirror .caret[data-person]')).toHaveCount(1);
});

test('what others have seen survives the server’s sudden death, and people go on writing', async ({
	browser,
	server
}) => {
	const { people } = await boardWith(browser, server, ['Amina Yusuf', 'Omar Hassan']);
	const [amina, omar] = people as [Person, Person];
	await addNote(amina.page, 'Before the cut');
	await expect(omar.page.getByRole('article', { name: 'Before the cut' })).toBeVisible();
	await server.killAndRestart();
	await expect(omar.page.getByRole('article', { name: 'Before the cut' })).toBeVisible();
	await addNote(omar.page, 'After the cut');
	await expect(amina.page.getByRole('article', { name: 'After the cut' })).toBeVisible();
	await amina.page.reload();
	await expect(amina.page.getByRole('article')).toHaveCount(2);
});

test('what is written while the server is away is not called saved, and arrives once', async ({
	browser,
	server
}) => {
	const { people } = await boardWith(browser, server, ['Amina Yusuf', 'Omar Hassan']);
	const [amina, omar] = people as [Person, Person];
	await amina.context.setOffline(true);
	await amina.page.getByRole('button', { name: 'Add note' }).click();
	await field(amina.page).pressSequentially('Written in the corridor');
	await field(amina.page).press('Escape');
	await expect(amina.page.getByText('Kept on this computer').first()).toBeVisible({
		timeout: 30_000
	});
	await expect(amina.page.getByText('Saved', { exact: true })).toHaveCount(0);
	await expect(omar.page.getByRole('article')).toHaveCount(0);
	await amina.context.setOffline(false);
	await saved(amina.page);
	await expect(omar.page.getByRole('article', { name: 'Written in the corridor' })).toHaveCount(1);
});

test('a note is dragged by one and seen where it lies by the other; and moved by the menu and by keys', async ({
	browser,
	server
}) => {
	const { people } = await boardWith(browser, server, ['Amina Yusuf', 'Omar Hassan']);
	const [amina, omar] = people as [Person, Person];
	await addNote(amina.page, 'Drag me');
	const card = (page: Page) => page.getByRole('article', { name: 'Drag me' });
	const place = async (page: Page) => (await card(page).boundingBox())!;
	const before = await place(amina.page);
	await amina.page.mouse.move(before.x + 40, before.y + 12);
	await amina.page.mouse.down();
	await amina.page.mouse.move(before.x + 140, before.y + 92, { steps: 8 });
	await amina.page.mouse.up();
	await expect.poll(async () => (await place(amina.page)).x - before.x).toBeGreaterThan(80);
	const dropped = await place(amina.page);
	await saved(amina.page);

	await omar.page.reload();
	await saved(omar.page);
	await expect(card(omar.page)).toBeVisible();

	await card(amina.page).click({ button: 'right' });
	await amina.page.getByRole('button', { name: 'Move to…' }).click();
	await amina.page.getByRole('button', { name: 'Down', exact: true }).click();
	await expect.poll(async () => (await place(amina.page)).y).toBeGreaterThan(dropped.y);
	await amina.page.keyboard.press('Escape');
	const lowered = await place(amina.page);
	await card(amina.page).focus();
	await amina.page.keyboard.press('Shift+ArrowUp');
	await expect.poll(async () => (await place(amina.page)).y).toBeLessThan(lowered.y);
});

test('kind, lead phrase and table of a note are set from its menu and seen by everybody', async ({
	browser,
	server
}) => {
	const { people } = await boardWith(browser, server, ['Amina Yusuf', 'Omar Hassan']);
	const [amina, omar] = people as [Person, Person];
	await addNote(amina.page, 'Half of last year’s refusals were for a missing paper.');
	const card = (page: Page) => page.getByRole('article', { name: /missing paper/ });
	await card(amina.page).click({ button: 'right' });
	await amina.page.getByRole('button', { name: 'Kind Proposal' }).click();
	await amina.page.getByRole('button', { name: /Finding/ }).click();
	await expect(card(omar.page).getByText('Finding')).toBeVisible();
	await card(amina.page).click();
	await amina.page.getByRole('button', { name: /Lead phrase/ }).click();
	await amina.page.getByRole('textbox', { name: 'Lead phrase' }).fill('Papers');
	await amina.page.keyboard.press('Enter');
	await expect(card(omar.page).getByText('Papers')).toBeVisible();
});

test('a note that went to the trash by mistake comes back by Undo, whole', async ({
	browser,
	server
}) => {
	const { people } = await boardWith(browser, server, ['Amina Yusuf', 'Omar Hassan']);
	const [amina, omar] = people as [Person, Person];
	await addNote(amina.page, 'Keep the old wells');
	await expect(omar.page.getByRole('article')).toHaveCount(1);
	await amina.page.getByRole('article').click({ button: 'right' });
	await amina.page.getByRole('button', { name: 'Move to trash' }).click();
	await expect(omar.page.getByRole('article')).toHaveCount(0);
	await amina.page.getByRole('button', { name: 'Undo' }).first().click();
	await expect(omar.page.getByRole('article', { name: 'Keep the old wells' })).toHaveCount(1);
});

test('the author withdraws a note’s words from every screen, and can bring them back; others cannot', async ({
	browser,
	server
}) => {
	const { people } = await boardWith(browser, server, ['Amina Yusuf', 'Omar Hassan']);
	const [amina, omar] = people as [Person, Person];
	await addNote(amina.page, 'The families at the lake');
	await omar.page.getByRole('article').click({ button: 'right' });
	await omar.page.getByRole('button', { name: 'Withdraw' }).click();
	await expect(omar.page.getByText(/Only who wrote this note/).first()).toBeVisible();
	await expect(amina.page.getByRole('article')).toHaveCount(1);

	await amina.page.getByRole('article').click({ button: 'right' });
	await amina.page.getByRole('button', { name: 'Withdraw' }).click();
	for (const { page } of [amina, omar]) {
		await expect(page.getByRole('article')).toHaveCount(0);
		await expect(page.getByText('The families at the lake')).toHaveCount(0);
	}
	await amina.page.reload();
	await saved(amina.page);
	await expect(amina.page.locator('body')).not.toContainText('The families at the lake');
	await amina.page.getByRole('button', { name: /^More/ }).first().click();
	await amina.page.getByRole('button', { name: /^Trash/ }).click();
	await expect(amina.page.getByText(/^Withdrawn \d/)).toBeVisible();
	await amina.page.getByRole('button', { name: 'Put back' }).click();
	await expect(omar.page.getByRole('article', { name: 'The families at the lake' })).toHaveCount(1);
});

test('by keys alone: a note is added, written, left, opened again and found by arrows', async ({
	browser,
	server
}) => {
	const { people } = await boardWith(browser, server, ['Amina Yusuf']);
	const { page } = people[0]!;
	await page.getByRole('button', { name: 'Add note' }).focus();
	await page.keyboard.press('Enter');
	await page.keyboard.type('First');
	await page.keyboard.press('Escape');
	await expect(page.getByRole('article', { name: 'First' })).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(field(page)).toBeFocused();
	await page.keyboard.type(' of all');
	await page.keyboard.press('Escape');
	await expect(page.getByRole('article', { name: 'First of all' })).toBeFocused();
	await page.keyboard.press('Shift+F10');
	await expect(page.getByRole('button', { name: 'Edit', exact: true })).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(page.getByRole('article', { name: 'First of all' })).toBeFocused();
});
