import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { fairWeather, startChaosProxy, type ChaosProxy } from '../support/chaos-proxy.ts';
import { until } from '../support/people.ts';
import { random } from '../support/random.ts';

/* The bad network of the other tests keeps its own promises. */

let server: Server;
let proxy: ChaosProxy;
let heard: Buffer[];
let far: Socket;
const chance = random();

beforeAll(async () => {
	server = createServer((socket) => {
		far = socket;
		socket.on('error', () => {});
		socket.on('data', (bytes: Buffer) => heard.push(bytes));
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
});
afterAll(() => server.close());
beforeEach(async () => {
	heard = [];
	proxy = await startChaosProxy((server.address() as AddressInfo).port, chance);
});
afterEach(() => proxy.close());

async function line(): Promise<Socket> {
	const near = connect(proxy.port, '127.0.0.1');
	near.on('error', () => {});
	await once(near, 'connect');
	return near;
}

/** Not `once`, which takes a reset for a failure of the test. */
function closed(socket: Socket): Promise<void> {
	return new Promise((resolve) => socket.once('close', () => resolve()));
}

test(`what is sent arrives whole and in order, in pieces and late (SEED=${chance.seed})`, async () => {
	proxy.setWeather({ delay: 2, jitter: 5, rate: 4_000_000, partial: true });
	const near = await line();
	const sent = Buffer.from(Array.from({ length: 100_000 }, () => chance.int(256)));
	for (let at = 0; at < sent.length; at += 7_000) near.write(sent.subarray(at, at + 7_000));
	await until(() => Buffer.concat(heard).length === sent.length);
	expect(Buffer.concat(heard).equals(sent)).toBe(true);
	expect(heard.length).toBeGreaterThan(5);
});

test('a stall loses nothing, and a goodbye comes after what was said before it', async () => {
	const near = await line();
	proxy.stall();
	near.end('last words');
	await until(() => proxy.underway === 10);
	expect(heard).toEqual([]);
	const goodbye = once(far, 'end');
	proxy.flow();
	await goodbye;
	expect(Buffer.concat(heard).toString()).toBe('last words');
	far.end();
});

test('a cut is told to both ends at once', async () => {
	const near = await line();
	near.write('hello');
	await until(() => heard.length > 0);
	const ended = Promise.all([closed(near), closed(far)]);
	proxy.cut();
	await ended;
	await until(() => proxy.connections === 0);
});

test('a half-open line swallows everything, and neither end is told', async () => {
	const near = await line();
	near.write('hello');
	await until(() => heard.length > 0);
	proxy.halfOpen();
	const before = far;
	near.write('into the void');
	// A second line, taken later, is as good as ever: when its words are there, the first's had time.
	const other = await line();
	other.write('still here');
	await until(() => Buffer.concat(heard).toString() === 'hellostill here');
	expect([near.destroyed, before.destroyed]).toEqual([false, false]);
	near.destroy();
	other.write('!');
	await until(() => Buffer.concat(heard).toString() === 'hellostill here!');
	expect(before.destroyed || before.readableEnded).toBe(false);
});

test('who is turned away may come later', async () => {
	proxy.refuse(true);
	const turned = connect(proxy.port, '127.0.0.1');
	turned.on('error', () => {});
	await closed(turned);
	proxy.refuse(false);
	proxy.setWeather(fairWeather);
	const near = await line();
	near.write('back');
	await until(() => Buffer.concat(heard).toString() === 'back');
});
