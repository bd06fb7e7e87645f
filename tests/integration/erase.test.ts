import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import * as Y from 'yjs';
import { newId } from '#domain/id.ts';
import { notesOf, rewriteNote, setNote, tracesOf } from '#domain/note.ts';
import { filesWith, holds, toldOf } from '../support/overheard.ts';
import { until, type Answer, type OpenDocument, type Person } from '../support/people.ts';
import { syncMessage } from '../support/room-world.ts';
import { startWorkshop, type Workshop } from '../support/workshop.ts';

let workshop: Workshop;
beforeAll(async () => {
	workshop = await startWorkshop();
});
afterAll(() => workshop.close());

const SECRET = 'Warehouse nine is watched at night';
const LEAD = 'Ask the porter';
const codeOf = ({ body }: Answer) =>
	(body['error'] as { code: string } | undefined)?.code ?? 'done';
const anywhere = (words: string) => filesWith(workshop.dataDir, words);

/** Types a note letter by letter, so that its words lie in many rows of the log. */
async function type(pad: OpenDocument, note: string, text: string, lead: string): Promise<void> {
	pad.write(note, '');
	for (let end = 1; end <= text.length; end++) rewriteNote(pad.doc, note, text.slice(0, end));
	setNote(pad.doc, note, { lead });
}

/** Amina's note with words that put somebody at risk, promoted with one of Omar's by Tsion. */
async function promoted() {
	const event = await workshop.createEvent();
	const ada = await workshop.enter(event, 'organiser', 'Ada');
	const tsion = await workshop.enter(event, 'facilitator', 'Tsion Bekele');
	const amina = await workshop.join(event, 'Amina Yusuf');
	const omar = await workshop.join(event, 'Omar Hassan');
	await tsion.command('openBreakout', { session: 'I' });
	const board = event.boards[0]!.id;
	const [secret, other] = [newId(), newId()];
	const [pad, reader] = [amina.open(`board:${board}`), omar.open(`board:${board}`)];
	await Promise.all([pad.synced(), reader.synced()]);
	await type(pad, secret, 'Say nothing yet', LEAD);
	rewriteNote(pad.doc, secret, SECRET);
	reader.write(other, 'Repair the wells');
	await until(() => reader.texts()[secret] === SECRET && pad.texts()[other] !== undefined);
	await tsion.command('promote', { board, notes: [secret] });
	const alone = (await tsion.view()).recommendations[0]!;
	await tsion.command('withdrawRecommendation', { recommendation: alone.id });
	await tsion.command('promote', { board, notes: [other, secret] });
	return { event, ada, tsion, amina, omar, board, secret, other, pad, reader };
}

describe('erased words', () => {
	it('are in no file of the server, in no snapshot, log row or answer; the rest stands', async () => {
		const { event, ada, tsion, amina, omar, board, secret, other, reader } = await promoted();
		for (const words of [SECRET, LEAD]) expect(anywhere(words)).not.toEqual([]);
		for (const person of [omar, amina, tsion])
			expect(codeOf(await person.command('eraseNote', { board, note: secret }))).toBe(
				'not-allowed'
			);
		const receipt = await ada.command('eraseNote', { board, note: secret });
		expect(codeOf(receipt)).toBe('done');
		expect(receipt.body['rows']).toBeGreaterThan(10);
		expect(receipt.body['backups']).toEqual([]);
		for (const words of [SECRET, LEAD, 'nothing yet']) {
			expect(anywhere(words)).toEqual([]);
			expect(holds(await toldOf(workshop.url, omar.cookie, `board:${board}`), words)).toBe(false);
			expect(holds(await toldOf(workshop.url, omar.cookie, `event:${event.id}`), words)).toBe(
				false
			);
			expect(JSON.stringify(await omar.view())).not.toContain(words);
		}
		const { recommendations } = await omar.view();
		expect(recommendations).toMatchObject([
			{ label: 'I-A-1', status: 'withdrawn', text: '' },
			{ label: 'I-A-2', status: 'live', text: 'Repair the wells' }
		]);
		await until(() => tracesOf(reader.doc).length === 1);
		expect(notesOf(reader.doc).map((note) => note.id)).toEqual([other]);

		const again = await ada.command('eraseNote', { board, note: secret });
		expect([codeOf(again), again.body['rows'], again.body['at']]).toEqual([
			'done',
			0,
			receipt.body['at']
		]);
		expect(codeOf(await amina.command('restoreWithdrawnNote', { board, note: secret }))).not.toBe(
			'done'
		);

		const member = await workshop.app.member(ada.cookie.split('=')[1]!, event.id);
		const log = (await workshop.app.deeds(member)).filter((deed) => deed.command === 'eraseNote');
		expect(log.map(({ outcome }) => outcome)).toEqual([
			'not-allowed',
			'not-allowed',
			'not-allowed',
			'done',
			'done'
		]);
		expect(log[3]?.input).toEqual({
			board,
			note: secret,
			at: receipt.body['at'],
			rows: receipt.body['rows'],
			backups: []
		});
	});

	it('stay away after a restart, and the board goes on where it was', async () => {
		const { ada, omar, board, secret, other, pad, reader } = await promoted();
		await ada.command('eraseNote', { board, note: secret });
		await workshop.restart();
		const late = omar.open(`board:${board}`);
		await late.synced();
		expect(late.texts()).toMatchObject({ [other]: 'Repair the wells' });
		expect(tracesOf(late.doc)).toHaveLength(1);
		await until(() => pad.provider.synced && reader.provider.synced, 'the old pages are back');
		rewriteNote(pad.doc, other, 'Repair the wells first');
		await until(() => late.texts()[other] === 'Repair the wells first');
		for (const words of [SECRET, LEAD]) expect(anywhere(words)).toEqual([]);
		expect(Y.encodeStateVector(late.doc)).toEqual(Y.encodeStateVector(pad.doc));
	});

	it('are not sent on by a page that was away, nor learnt from one that sends all it has', async () => {
		const { ada, amina, omar, board, secret, other, pad, reader } = await promoted();
		const old = new Y.Doc({ gc: false });
		Y.applyUpdate(old, Y.encodeStateAsUpdate(pad.doc));
		pad.provider.disconnect();
		rewriteNote(pad.doc, secret, `${SECRET}, by two men in grey`);
		rewriteNote(pad.doc, other, 'Repair the wells now');
		await ada.command('eraseNote', { board, note: secret });
		const heard = eavesdrop(omar, `board:${board}`);
		await heard.opened;
		pad.provider.connect();
		await until(() => reader.texts()[other] === 'Repair the wells now');

		// A client that never tidies up and answers with everything, whatever it was asked.
		const stubborn = eavesdrop(amina, `board:${board}`);
		await stubborn.opened;
		stubborn.socket.send(syncMessage(1, Y.encodeStateAsUpdate(old)));
		stubborn.socket.send(syncMessage(0, Y.encodeStateVector(old)));
		await until(() => stubborn.saved() >= 1, 'what it sent is known');
		const fresh = omar.open(`board:${board}`);
		await fresh.synced();
		for (const words of [SECRET, LEAD, 'men in grey']) {
			for (const bytes of [heard.bytes(), stubborn.bytes(), state(pad.doc), state(fresh.doc)])
				expect(holds(bytes, words)).toBe(false);
			expect(anywhere(words)).toEqual([]);
		}
		heard.socket.terminate();
		stubborn.socket.terminate();
	});

	it('are those of a note that was withdrawn and taken back before, too', async () => {
		const { ada, amina, board, secret, pad } = await promoted();
		await amina.command('withdrawNote', { board, note: secret });
		await amina.command('restoreWithdrawnNote', { board, note: secret });
		await until(() => pad.texts()[secret] === SECRET);
		rewriteNote(pad.doc, secret, `${SECRET}!`);
		const receipt = await ada.command('eraseNote', { board, note: secret });
		expect(codeOf(receipt)).toBe('done');
		for (const words of [SECRET, LEAD]) expect(anywhere(words)).toEqual([]);
	});
});

/** Everything somebody's socket hears from now on. */
function eavesdrop(person: Person, document: string) {
	const socket = new WebSocket(`${workshop.url.replace('http', 'ws')}/sync/${document}?plenum=1`, {
		headers: { cookie: person.cookie }
	});
	const frames: Buffer[] = [];
	socket.on('message', (data: Buffer) => frames.push(data));
	return {
		socket,
		opened: until(() => frames.length > 1, 'the room has said hello'),
		bytes: () => Buffer.concat(frames),
		saved: () => Math.max(0, ...frames.filter((one) => one[0] === 101).map((one) => one[1]!))
	};
}

function state(doc: Y.Doc): Buffer {
	return Buffer.from(Y.encodeStateAsUpdate(doc));
}
