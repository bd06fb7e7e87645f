import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import WebSocket from 'ws';
import { newId } from '#domain/id.ts';
import { until, type MadeEvent, type Person } from '../support/people.ts';
import { startWorkshop, type Workshop } from '../support/workshop.ts';

let workshop: Workshop;
let event: MadeEvent;
let amina: Person;
let tsion: Person;
let water: string;

beforeAll(async () => {
	workshop = await startWorkshop();
	event = await workshop.createEvent();
	tsion = await workshop.enter(event, 'facilitator', 'Tsion Bekele');
	amina = await workshop.join(event, 'Amina Yusuf');
	await tsion.command('openBreakout', { session: 'I' });
	water = `board:${event.boards[0]?.id}`;
});
afterAll(() => workshop.close());

describe('the front door', () => {
	test('says that the server is well, and sets the same headers on everything', async () => {
		const health = await fetch(`${workshop.url}/healthz`);
		expect(health.status).toBe(200);
		expect(await health.json()).toEqual({ status: 'ok' });
		for (const path of ['/', '/healthz', '/api/v1/openapi.json', '/icon.svg', '/nowhere']) {
			const { headers } = await fetch(workshop.url + path);
			expect(headers.get('x-content-type-options'), path).toBe('nosniff');
			expect(headers.get('x-frame-options'), path).toBe('DENY');
			expect(headers.get('referrer-policy'), path).toBe('same-origin');
		}
	});

	test('answers a request without a sensible host with 400, and goes on', async () => {
		const answer = await raw('GET / HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n');
		expect(answer).toMatch(/^HTTP\/1\.1 400/);
		expect((await fetch(`${workshop.url}/healthz`)).status).toBe(200);
	});
});

describe('the door of the sockets', () => {
	test('lets two people write on one board, with a client nobody has changed', async () => {
		const [hers, his] = [amina.open(water), tsion.open(water)];
		await Promise.all([hers.synced(), his.synced()]);
		const note = newId();
		hers.write(note, 'Wells first · الآبار أولاً');
		await until(() => his.texts()[note] === 'Wells first · الآبار أولاً');
		hers.leave();
		his.leave();
	});

	test('shows out who has not come in with 4401', async () => {
		expect(await closeCode(`/sync/${water}`, {})).toBe(4401);
		expect(await closeCode(`/sync/${water}`, { cookie: 'plenum=made-up' })).toBe(4404);
	});

	test('answers an unknown and a forbidden document alike', async () => {
		const other = await workshop.createEvent();
		const stranger = await workshop.join(other, 'Peter Lokiru');
		const { cookie } = stranger;
		for (const document of [
			water,
			`board:${newId()}`,
			`event:${event.id}`,
			'board:../../etc/passwd',
			'%2e%2e%2fboard',
			'%',
			'__proto__',
			'nothing',
			''
		])
			expect(await closeCode(`/sync/${document}`, { cookie }), document).toBe(4404);
	});

	test('knows its own pages from another site’s', async () => {
		const { cookie } = amina;
		const own = { cookie, origin: workshop.url };
		expect(await statusOf(`/sync/${water}`, own)).toBe(101);
		expect(await statusOf(`/sync/${water}`, { cookie })).toBe(101);
		for (const origin of ['http://evil.example', 'null', workshop.url.replace('http', 'https')])
			expect(await statusOf(`/sync/${water}`, { cookie, origin }), origin).toBe(403);
	});

	test('leaves other addresses closed', async () => {
		expect(await statusOf('/elsewhere', { cookie: amina.cookie })).toBe(404);
		expect(await statusOf('/sync', { cookie: amina.cookie })).toBe(404);
	});

	test('gives one browser 24 sockets and no more', async () => {
		const omar = await workshop.join(event, 'Omar Hassan');
		const { cookie } = omar;
		const open = await Promise.all(
			Array.from({ length: 24 }, () => socket(`/sync/${water}`, { cookie }))
		);
		expect(await closeCode(`/sync/${water}`, { cookie })).toBe(1013);
		expect(open.every(({ readyState }) => readyState === WebSocket.OPEN)).toBe(true);
		const [first] = open;
		first?.close();
		await until(() => staysOpen(`/sync/${water}`, { cookie }), 'a place given back');
		for (const one of open) one.terminate();
	});
});

describe('a broken or hostile frame', () => {
	const frames: Record<string, { bytes: Uint8Array; code: number }> = {
		'with reserved bits': { bytes: frame([0xf2, 0x80]), code: 1002 },
		'with an unknown opcode': { bytes: frame([0x83, 0x80]), code: 1002 },
		'not masked': { bytes: new Uint8Array([0x82, 0x01, 0x00]), code: 1002 },
		'of broken UTF-8': { bytes: frame([0x81, 0x82], [0xc3, 0x28]), code: 1007 },
		'of text': { bytes: frame([0x81, 0x82], [0x68, 0x69]), code: 1007 },
		'that claims 9 MiB': {
			bytes: frame([0x82, 0xff, 0, 0, 0, 0, 0, 0x90, 0, 0]),
			code: 1009
		},
		'that goes on from nothing': { bytes: frame([0x80, 0x80]), code: 1002 },
		'of a split ping': { bytes: frame([0x09, 0x80]), code: 1002 }
	};

	test.each(Object.entries(frames))(
		'%s ends its own socket by name',
		async (_, { bytes, code }) => {
			const witness = amina.open(water);
			await witness.synced();
			const hostile = await socket(`/sync/${water}`, { cookie: tsion.cookie });
			const closed = once(hostile, 'close') as Promise<[number]>;
			connectionOf(hostile).write(bytes);
			expect((await closed)[0]).toBe(code);
			expect(witness.provider.wsconnected).toBe(true);
			expect((await fetch(`${workshop.url}/healthz`)).status).toBe(200);
			witness.leave();
		}
	);

	test('and a connection cut in the middle of one harms nobody', async () => {
		const hostile = await socket(`/sync/${water}`, { cookie: tsion.cookie });
		connectionOf(hostile).write(frame([0x82, 0xfe, 0x10, 0x00]));
		connectionOf(hostile).resetAndDestroy();
		const stranger = connect(Number(new URL(workshop.url).port), '127.0.0.1');
		stranger.write('GET /sync/x HTTP/1.1\r\nUpgrade: websocket\r\n');
		stranger.resetAndDestroy();
		expect((await fetch(`${workshop.url}/healthz`)).status).toBe(200);
	});
});

describe('a server that goes down for a moment', () => {
	test('tells everybody 1012, and has everything when it is back', async () => {
		const [hers, his] = [amina.open(water), tsion.open(water)];
		await Promise.all([hers.synced(), his.synced()]);
		const note = newId();
		hers.write(note, 'Kept over lunch');
		await until(() => his.texts()[note] !== undefined);
		await workshop.restart();
		expect(hers.closed).toContain(1012);
		const later = tsion.open(water);
		await later.synced();
		expect(later.texts()[note]).toBe('Kept over lunch');
		await until(() => hers.provider.synced);
		hers.write(newId(), 'And on we go');
		await until(() => Object.values(later.texts()).includes('And on we go'));
		for (const one of [hers, his, later]) one.leave();
	});
});

/** A frame as a client sends it: head, a mask of zeros, body. */
function frame(head: number[], body: number[] = []): Uint8Array {
	return new Uint8Array([...head, 0, 0, 0, 0, ...body]);
}

function address(path: string): string {
	return workshop.url.replace('http', 'ws') + path;
}

async function socket(path: string, headers: Record<string, string>): Promise<WebSocket> {
	const opened = new WebSocket(address(path), { headers });
	await once(opened, 'open');
	opened.on('error', () => {});
	return opened;
}

async function closeCode(path: string, headers: Record<string, string>): Promise<number> {
	const opened = new WebSocket(address(path), { headers });
	const [code] = (await once(opened, 'close')) as [number];
	return code;
}

/** Whether a socket is greeted by its room, not shown out. */
async function staysOpen(path: string, headers: Record<string, string>): Promise<boolean> {
	const opened = new WebSocket(address(path), { headers });
	const greeted = await Promise.race([
		once(opened, 'close').then(() => false),
		once(opened, 'message').then(() => true)
	]);
	opened.terminate();
	return greeted;
}

function statusOf(path: string, headers: Record<string, string>): Promise<number> {
	return new Promise((resolve, reject) => {
		const opened = new WebSocket(address(path), { headers });
		opened.once('open', () => {
			opened.terminate();
			resolve(101);
		});
		opened.once('unexpected-response', (request, response) => {
			resolve(response.statusCode ?? 0);
			request.destroy();
		});
		opened.on('error', reject);
	});
}

async function raw(request: string): Promise<string> {
	const connection = connect(Number(new URL(workshop.url).port), '127.0.0.1');
	let answer = '';
	connection.on('data', (chunk: Buffer) => (answer += chunk.toString()));
	connection.write(request);
	await once(connection, 'close');
	return answer;
}

/** The connection beneath a socket, to say what no WebSocket would. */
function connectionOf(opened: WebSocket): Socket {
	return (opened as unknown as { _socket: Socket })._socket;
}
