import { once } from 'node:events';
import type { Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import WebSocket from 'ws';
import * as Y from 'yjs';
import { newId } from '#domain/id.ts';
import { writeAwareness } from '#sync/awareness-frame.ts';
import { hostileFrame } from '../support/hostile-frames.ts';
import { post, until, type MadeEvent, type OpenDocument, type Person } from '../support/people.ts';
import { random } from '../support/random.ts';
import { startWorkshop, type Workshop } from '../support/workshop.ts';

/* What somebody with a cookie and bad intentions may send to a live server, beside what `doors` tries. */

const chance = random();
let workshop: Workshop;
let event: MadeEvent;
let tsion: Person;
let amina: Person;
let evil: Person;
let water: string;
/** Another room, whose people must not notice anything. */
let writing: OpenDocument;
let reading: OpenDocument;

beforeAll(async () => {
	workshop = await startWorkshop();
	event = await workshop.createEvent();
	tsion = await workshop.enter(event, 'facilitator', 'Tsion Bekele');
	amina = await workshop.join(event, 'Amina Yusuf');
	evil = await workshop.join(event, 'Mallory');
	await tsion.command('openBreakout', { session: 'I' });
	water = `board:${event.boards[0]!.id}`;
	[writing, reading] = [tsion, amina].map((one) => one.open(`board:${event.boards[1]!.id}`)) as [
		OpenDocument,
		OpenDocument
	];
	await Promise.all([writing.synced(), reading.synced()]);
});
afterAll(() => workshop.close());

/** The other room goes on delivering. */
async function goesOn(): Promise<void> {
	const note = newId();
	writing.write(note, 'Undisturbed');
	await until(() => reading.texts()[note] === 'Undisturbed');
	expect([writing.closed, reading.closed]).toEqual([[], []]);
}

async function connected(
	person: Person,
	path = water,
	query = '',
	heard: (data: Buffer) => void = () => {}
): Promise<WebSocket> {
	const socket = new WebSocket(`${workshop.url.replace('http', 'ws')}/sync/${path}${query}`, {
		headers: { cookie: person.cookie }
	});
	socket.on('error', () => {});
	socket.on('message', heard);
	await once(socket, 'open');
	return socket;
}

function ended(socket: WebSocket): Promise<number> {
	return new Promise((resolve) => socket.once('close', resolve));
}

test(`3,000 hostile frames over real sockets end nobody but their senders (SEED=${chance.seed})`, async () => {
	const page = amina.open(water);
	await page.synced();
	page.write(newId(), 'Clean water');
	const prey = {
		honest: [Uint8Array.of(0, 0, 1, 0), Uint8Array.of(0, 2, 2, 0, 0), Uint8Array.of(3)],
		clients: [page.doc.clientID, 4711],
		state: Y.encodeStateAsUpdate(page.doc)
	};
	const codes = new Set<number>();
	for (let sent = 0; sent < 3000;) {
		const socket = await connected(evil, water, chance.chance(0.5) ? '?plenum=1' : '');
		const closed = ended(socket);
		for (let n = 0; n < 60 && sent < 3000; n++, sent++) socket.send(hostileFrame(chance, prey));
		socket.close(1000);
		codes.add(await closed);
		if (sent % 600 === 0) await goesOn();
	}
	// 1000 is the goodbye of a sender that got through; every other code is the server's, by name.
	for (const code of codes) expect([1000, 1002, 1007, 1009, 4403, 4409, 4422]).toContain(code);
	expect(codes.size).toBeGreaterThan(2);
	expect(page.closed).toEqual([]);
	page.leave();
	await goesOn();
}, 60_000);

describe('a document name made up by somebody who is in the event', () => {
	const id = newId();
	test.each([
		`board:${id}`,
		`event:${id}`,
		`draft:${id}`,
		'board:',
		'board:../../etc/passwd',
		'board:%2e%2e%2f%2e%2e%2fetc%2fpasswd',
		`board:${id}%00`,
		`board:${id}%0a`,
		`board:${id.toUpperCase()}`,
		`board:${id}/../${id}`,
		'__proto__',
		'constructor',
		'board:__proto__00000000000000000',
		'%',
		'%ff%fe',
		'x'.repeat(10_000),
		''
	])('is unknown, whatever it says: %s', async (name) => {
		const socket = await connected(evil, name);
		expect(await ended(socket)).toBe(4404);
		await goesOn();
	});
});

describe('a cookie', () => {
	const attempts: [string, (good: string) => string][] = [
		['with a role beside it', (good) => `${good}; role=organiser; plenum-role=organiser`],
		['given twice, the better one last', (good) => `${good}; plenum=organiser`],
		['with another one before it', (good) => `__Host-plenum=organiser; ${good}`]
	];
	test.each(attempts)('%s gives no more than the seat has', async (_, forge) => {
		const body = { command: 'openBreakout', session: 'I', key: newId() };
		const cookie = forge(evil.cookie);
		const answer = await post(`${workshop.url}/api/v1/events/${event.id}/commands`, body, {
			cookie
		});
		expect([answer.status, codeOf(answer.body)]).toEqual([403, 'not-allowed']);
	});

	test.each(['plenum=', `plenum=${'x'.repeat(6_000)}`, 'plenum=%00', 'plenum=../../x', 'plenum'])(
		'that names nobody lets nobody in: %s',
		async (cookie) => {
			const socket = await connected({ ...evil, cookie });
			expect([4401, 4404]).toContain(await ended(socket));
			const answer = await fetch(`${workshop.url}/api/v1/events/${event.id}`, {
				headers: { cookie }
			});
			expect([401, 404]).toContain(answer.status);
		}
	);
});

test('who somebody is comes from the seat, whatever presence, address or body claim', async () => {
	const rosters: { people: { participant: string; name: string }[] }[] = [];
	const hellos: { me: { role: string; participant: string } }[] = [];
	const query = '?plenum=1&as=organiser&role=organiser&name=Tsion';
	const socket = await connected(evil, water, query, (data) => {
		const json = data.subarray(data.indexOf('{')).toString();
		if (data[0] === 103) rosters.push(JSON.parse(json) as never);
		if (data[0] === 100) hellos.push(JSON.parse(json) as never);
	});
	const state = JSON.stringify({
		user: { name: 'Tsion Bekele', role: 'organiser' },
		participant: tsion.participant
	});
	socket.send(writeAwareness([{ client: 4712, clock: 1, state: new TextEncoder().encode(state) }]));
	await until(() => rosters.length > 0 && hellos.length > 0);
	expect(hellos[0]!.me).toMatchObject({ role: 'participant', participant: evil.participant });
	for (const { people } of rosters)
		expect(people).toMatchObject([{ name: 'Mallory', participant: evil.participant }]);
	socket.terminate();
});

describe('a command', () => {
	const board = () => event.boards[0]!.id;
	const give = (body: string, headers: Record<string, string> = {}) =>
		fetch(`${workshop.url}/api/v1/events/${event.id}/commands`, {
			method: 'POST',
			headers: { 'content-type': 'application/json', cookie: evil.cookie, ...headers },
			body
		});

	test.each(['role', 'participant', 'author', 'member', 'event', 'seat', 'as'])(
		'that claims a %s is refused whole',
		async (field) => {
			const answer = await give(
				JSON.stringify({ command: 'claimRapporteur', board: board(), [field]: 'organiser' })
			);
			expect([answer.status, codeOf(await answer.json())]).toEqual([400, 'bad-request']);
		}
	);

	test.each([
		['no JSON', '{"command":'],
		['a list', '[]'],
		['a word', '"openBreakout"'],
		['nothing', ''],
		['a name from the prototype', '{"command":"constructor"}'],
		['a prototype', '{"command":"__proto__","__proto__":{"role":"organiser"}}'],
		['a key of a megabyte', JSON.stringify({ command: 'stopTimer', key: 'x'.repeat(1_000_000) })],
		['10,000 lists in each other', '['.repeat(10_000) + ']'.repeat(10_000)]
	])('of %s is refused by name', async (_, body) => {
		const answer = await give(body);
		expect([400, 404, 413]).toContain(answer.status);
		expect(codeOf(await answer.json())).toMatch(/^(bad-request|unknown-command|too-large)$/);
	});

	test('may not promote: without the right, of another board, of another event, of a note nobody wrote', async () => {
		const elsewhere = await workshop.createEvent();
		const answers = await Promise.all(
			[
				{ board: board(), notes: [newId()] },
				{ board: event.boards[1]!.id, notes: [newId()] },
				{ board: elsewhere.boards[0]!.id, notes: [newId()] },
				{ board: board(), notes: ['__proto__'] }
			].map((input) => evil.command('promote', input))
		);
		expect(answers.map(({ status }) => status)).toEqual([403, 403, 404, 403]);
		const { body, status } = await tsion.command('promote', {
			board: board(),
			notes: ['__proto__']
		});
		expect([status, codeOf(body)]).toEqual([409, 'note-gone']);
	});

	test('from a page of another site is not carried out', async () => {
		for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
			const answer = await give(`{"command":"claimRapporteur","board":"${board()}"}`, {
				origin: 'http://evil.example',
				'content-type': type,
				cookie: amina.cookie
			});
			expect([400, 403, 415], type).toContain(answer.status);
		}
		const view = await amina.view();
		expect(view.boards.find(({ id }) => id === board())?.rapporteurs).toEqual([]);
	});
});

test('notes named after the prototype are notes like any other, in the room, the view and the report', async () => {
	const page = amina.open(water);
	const other = tsion.open(water);
	await Promise.all([page.synced(), other.synced()]);
	const names = ['__proto__', 'constructor', 'hasOwnProperty'];
	for (const name of names) page.write(name, `words of ${name}`);
	await until(() => names.every((name) => other.doc.getMap('notes').has(name)));
	const { status } = await tsion.command('promote', { board: event.boards[0]!.id, notes: names });
	expect(status).toBe(200);
	const report = await fetch(`${workshop.url}/api/v1/events/${event.id}/report.json`, {
		headers: { cookie: tsion.cookie }
	});
	expect(await report.text()).toContain('words of __proto__');
	expect(({} as Record<string, unknown>)['text']).toBeUndefined();
	for (const one of [page, other]) one.leave();
	await goesOn();
});

test('fragments without end are ended by name', async () => {
	const socket = await connected(evil);
	const closed = ended(socket);
	const connection = (socket as unknown as { _socket: Socket })._socket;
	connection.on('error', () => {});
	connection.write(Uint8Array.of(0x02, 0x80, 0, 0, 0, 0));
	connection.write(Buffer.alloc(6 * 20_000, Uint8Array.of(0x00, 0x80, 0, 0, 0, 0)));
	expect(await closed).toBe(1008);
	await goesOn();
});

function codeOf(body: unknown): string {
	return (body as { error?: { code?: string } }).error?.code ?? 'done';
}
