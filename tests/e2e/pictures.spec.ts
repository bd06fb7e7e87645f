import { addNote, setNote, type NoteFields } from '#domain/note.ts';
import { enter as comeIn } from '../support/people.ts';
import { createEvent, enter, exampleAgenda, expect, openBoard, person, test } from './plenum.ts';

/** A board as a group leaves it: text, kind, table, place, and the lead of what is promoted. */
const notes: readonly (readonly [string, NoteFields, { promoted?: true }?])[] = [
	[
		'Give every child a desk on the day they arrive, and finish the file within thirty days.',
		{ lead: 'Admit first, document later', table: '2', pos: [0, 0] },
		{ promoted: true }
	],
	[
		'In three towns, half of last year’s refusals were for a missing birth certificate.',
		{ kind: 'finding', table: '1', pos: [208, 8] }
	],
	[
		'Nobody tells parents that admission is free. Agents sell the form.',
		{ kind: 'gap', table: '4', pos: [0, 168] }
	],
	[
		'Accepter une attestation de la famille d’accueil à la place du bulletin.',
		{ table: '3', pos: [208, 136] }
	],
	[
		'Pay displaced teachers at the teacher rate while their certificates are checked.',
		{ lead: 'Let teachers teach', table: '3', pos: [432, 0] },
		{ promoted: true }
	],
	['መምህራን ከተማሪዎቹ ጋር ሲመጡ ሥራቸውን ወዲያውኑ ይቀጥሉ።', { table: '1', pos: [640, 8] }],
	[
		'120 pupils to a teacher in the lake wards since January.',
		{ kind: 'gap', table: '2', pos: [432, 168] }
	],
	[
		'One town teacher, one newly arrived teacher, one class. Two terms so far.',
		{ kind: 'good-practice', table: '4', pos: [640, 136] }
	],
	[
		'Our members will not hand children’s names to the police registry.',
		{ kind: 'position', pos: [208, 272] }
	],
	['ستة أسابيع من دروس اللغة قبل الامتحان، لا بعده.', { table: '2', pos: [0, 304] }],
	['Tumia maktaba ya mji kwa madarasa ya jioni.', { table: '1', pos: [432, 296] }],
	[
		'Certificates take eleven months to recognise. A term takes three.',
		{ kind: 'finding', table: '3', pos: [640, 272] }
	]
];

test('the pictures of the README @pictures', async ({ browser, server }) => {
	const agenda = exampleAgenda() as { title: string };
	const event = await createEvent(server, agenda);
	const facilitator = await person(browser, 'Tsion Bekele', { width: 1440, height: 900 });
	await enter(server, facilitator, event.links.facilitator);
	const api = await comeIn(server.url, event, event.links.facilitator, 'Omar Hassan');
	await api.command('openBreakout', { session: 'I' });
	const board = event.boards[1]!.id;
	const open = api.open(`board:${board}`);
	await open.synced();
	const ids = notes.map(([text, { lead, ...fields }]) => {
		const id = addNote(open.doc, text, fields);
		if (lead) setNote(open.doc, id, { lead });
		return id;
	});
	await api.command('claimRapporteur', { board });
	await openBoard(server, facilitator, event, board);
	await expect(facilitator.page.getByRole('article')).toHaveCount(notes.length);
	for (const [index, id] of ids.entries())
		if (notes[index]![2]?.promoted) await api.command('promote', { board, notes: [id] });
	for (const [place, text] of [
		[
			0,
			'Fund a shared meter at each arrival site, so that the utility bills a customer and not a crowd'
		],
		[0, 'Pay ward committees to test and chlorinate the old wells'],
		[2, 'Send the first ninety days’ money to the town account, with one joint signatory'],
		[3, 'Use the clinic register and the school roll; start no new survey in the first term']
	] as const) {
		const other = api.open(`board:${event.boards[place]!.id}`);
		await other.synced();
		const id = addNote(other.doc, text);
		await expect
			.poll(
				async () =>
					(await api.command('promote', { board: event.boards[place]!.id, notes: [id] })).status
			)
			.toBe(200);
	}
	const { page } = facilitator;
	await page.getByRole('button', { name: 'Show all notes' }).click();
	await expect(page.getByText('In plenary as B2')).toBeVisible();
	await page.screenshot({ path: 'docs/images/board.png' });
	await page.goto(`${server.url}/e/${event.id}/plenary?session=I`);
	await expect(page.getByText('Let teachers teach')).toBeVisible();
	await page.screenshot({ path: 'docs/images/plenary.png' });
	open.leave();
	api.leave();
});
