import { readFileSync } from 'node:fs';
import type { Browser, Page } from '@playwright/test';
import { labelsOfDocx, paragraphsOfDocx } from '../support/docx-reading.ts';
import {
	createEvent,
	enter,
	expect,
	expectAccessible,
	join,
	openBoard,
	person,
	test,
	troubles,
	type Made,
	type Person,
	type Server
} from './plenum.ts';

const phone = { width: 360, height: 740 };
const laptop = { width: 1280, height: 800 };
const projector = { width: 1920, height: 1080 };

/** What each group writes; the first person of a group is its rapporteur. */
const groups = [
	{
		letter: 'A',
		people: ['Amina Yusuf', 'Ruth Wanjiru', 'Jean Mukasa'],
		notes: [
			'Meter before pipe.',
			'Reserve one day of tanker water per ward.',
			'Keep the old wells.'
		]
	},
	{
		letter: 'B',
		people: ['Peter Lokiru', 'Hodan Ali', 'Grace Otieno'],
		notes: [
			'Admit first, document later.',
			'Pay displaced teachers as assistants.',
			'ستة أسابيع من دروس اللغة قبل الامتحان.'
		]
	},
	{
		letter: 'C',
		people: ['Omar Hassan', 'Lucie Ndayi', 'Samuel Kato'],
		notes: [
			'Send the first ninety days’ money to the town.',
			'Publish each transfer.',
			'One signatory from the ward.'
		]
	},
	{
		letter: 'D',
		people: ['Selam Bekele', 'Ali Warsame', 'Marie Uwase'],
		notes: ['Use the clinic register.', 'One form, four languages.', 'በየወሩ ቁጥሮቹን ለከተማው ነዋሪዎች ማሳወቅ']
	}
];

test('one whole session: from the open breakout to the report in Word', async ({
	browser,
	server
}) => {
	test.setTimeout(300_000);
	const event = await createEvent(server);

	const facilitator = await person(browser, 'Tsion Bekele', laptop);
	await enter(server, facilitator, event.links.facilitator);
	const wall = await person(browser, 'the wall', projector);
	await wall.page.goto(event.links.wall);
	await wall.page.waitForURL('**/wall**');

	await expect(wall.page.getByText(/Join/).first()).toBeVisible();
	expect(await smallTexts(wall.page)).toEqual([]);
	await expectAccessible(wall.page, 'wall with the agenda', true);

	const early = await person(browser, 'Early Bird', phone);
	await join(server, early, event);
	await early.page.goto(`${server.url}/e/${event.id}/b/${boardOf(event, 'A').id}`);
	await expect(early.page.getByText('This board is closed for writing.')).toBeVisible();
	await expect(early.page.getByRole('button', { name: 'Add note' })).toHaveCount(0);

	await facilitator.page.goto(`${server.url}/e/${event.id}/desk`);
	await facilitator.page.getByRole('button', { name: 'Open breakout' }).first().click();
	await expect(early.page.getByRole('button', { name: 'Add note' })).toBeVisible();

	const seated: { group: (typeof groups)[number]; people: Person[] }[] = [];
	for (const group of groups)
		seated.push({ group, people: await seat(browser, server, event, group) });

	for (const { group, people } of seated) {
		await Promise.all(people.map((who, index) => write(who, group.notes[index]!)));
		for (const who of people)
			for (const note of group.notes)
				await expect(who.page.getByRole('article', { name: note })).toHaveCount(1);
	}

	for (const { group, people } of seated) await report(people[0]!, group);

	const watcher = await person(browser, 'Watcher', laptop);
	await join(server, watcher, event);
	await watcher.page.goto(`${server.url}/e/${event.id}/plenary?session=I`);
	for (const { letter, notes } of groups) {
		const board = boardOf(event, letter);
		const box = watcher.page.getByRole('region', {
			name: new RegExp(`Board ${letter}\\b.*${escaped(board.questions[0]!.text)}`)
		});
		await expect(box.getByText(notes[0]!.replace(/[.።]$/, ''), { exact: false })).toBeVisible();
		await expect(box.getByText(notes[1]!.replace(/[.።]$/, ''), { exact: false })).toBeVisible();
	}

	await test.step('the plenary and the wall follow without a reload', async () => {
		const late = seated[2]!.people[0]!;
		await promoteByMenu(late, groups[2]!.notes[2]!);
		await expect(
			watcher.page.getByText('One signatory from the ward', { exact: false })
		).toBeVisible();
		await facilitator.page.goto(`${server.url}/e/${event.id}/desk`);
		await facilitator.page.getByRole('button', { name: 'Close breakout' }).first().click();
		await expect(wall.page.getByText('Meter before pipe', { exact: false })).toBeVisible();
	});

	await test.step('the wall can be read from the last row', async () => {
		expect(await smallTexts(wall.page)).toEqual([]);
		await expectAccessible(wall.page, 'wall', true);
	});

	await test.step('the report in Word holds every recommendation once, in order', async () => {
		await facilitator.page.goto(`${server.url}/e/${event.id}/report`);
		const download = facilitator.page.waitForEvent('download');
		await facilitator.page
			.getByRole('link', { name: 'Download report' })
			.or(facilitator.page.getByRole('button', { name: 'Download report' }))
			.first()
			.click();
		const file = await (await download).path();
		const docx = new Uint8Array(readFileSync(file));
		expect(labelsOfDocx(docx)).toEqual([
			'I-A-1',
			'I-A-2',
			'I-B-1',
			'I-B-2',
			'I-C-1',
			'I-C-2',
			'I-C-3',
			'I-D-1',
			'I-D-2'
		]);
		const text = paragraphsOfDocx(docx)
			.map((paragraph) => paragraph.text)
			.join('\n');
		for (const { notes } of groups)
			for (const note of notes.slice(0, 2)) expect(text).toContain(note.replace(/[.።]$/, ''));
	});

	for (const where of [
		'',
		'/desk',
		'/plenary?session=I',
		'/report',
		`/b/${boardOf(event, 'A').id}`
	]) {
		await facilitator.page.goto(`${server.url}/e/${event.id}${where}`);
		await expect(facilitator.page.getByRole('main')).toBeVisible();
		await expectAccessible(facilitator.page, where || 'agenda');
	}
	expect(troubles).toEqual([]);
	await Promise.all(browser.contexts().map((context) => context.close()));
});

/** Texts on a projector that the last row cannot read: below 32 px. */
function smallTexts(page: Page) {
	return page.evaluate(() =>
		[...document.querySelectorAll('body *')]
			.filter((element) => {
				const own = [...element.childNodes].some(
					(node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim()
				);
				const box = element.getBoundingClientRect();
				const shown = getComputedStyle(element).visibility === 'visible';
				return own && shown && box.width > 2 && box.height > 2;
			})
			.map((element) => ({
				text: element.textContent?.trim().slice(0, 40),
				size: parseFloat(getComputedStyle(element).fontSize)
			}))
			.filter(({ size }) => size < 32)
	);
}

function boardOf(event: Made, letter: string) {
	return event.boards.find((board) => board.session === 'I' && board.letter === letter)!;
}

async function seat(browser: Browser, server: Server, event: Made, group: (typeof groups)[number]) {
	const people: Person[] = [];
	for (const [index, name] of group.people.entries()) {
		const who = await person(browser, name, index === 0 ? phone : laptop);
		await join(server, who, event, index === 1 ? 'Lake Water Union' : undefined);
		await openBoard(server, who, event, boardOf(event, group.letter).id);
		people.push(who);
	}
	return people;
}

async function write({ page }: Person, text: string): Promise<void> {
	await page.getByRole('button', { name: 'Add note' }).click();
	await page.getByRole('textbox', { name: 'Text of the note' }).pressSequentially(text);
	await page.keyboard.press('Escape');
	await expect(page.getByText('Saved', { exact: true }).first()).toBeVisible();
}

/** Claims with one tap, then promotes the group's first two notes from the notes' own menu. */
async function report(who: Person, group: (typeof groups)[number]): Promise<void> {
	await who.page.getByRole('button', { name: 'I will report' }).click();
	await expect(who.page.getByText(`You report for board ${group.letter}.`).first()).toBeVisible();
	for (const note of group.notes.slice(0, 2)) await promoteByMenu(who, note);
}

async function promoteByMenu({ page }: Person, note: string): Promise<void> {
	const card = page.getByRole('article', { name: note });
	await card.getByRole('button', { name: /^More for/ }).click();
	await page.getByRole('button', { name: 'Promote to plenary' }).click();
	await expect(card.getByText(/In plenary as/)).toBeVisible();
}

function escaped(text: string): string {
	return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
