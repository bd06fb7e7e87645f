import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { addNote, notesOf, typeInNote } from '#domain/note.ts';
import { Connection } from '#lib/connection.ts';
import { backoff } from '#lib/connection-backoff.ts';
import { FakeRoom } from '../support/fake-room.ts';

let room: FakeRoom;
let page: Connection;

beforeEach(() => {
	vi.useFakeTimers({ now: 1_000_000 });
	room = new FakeRoom();
});

afterEach(() => {
	page.close();
	vi.useRealTimers();
});

function opened(): Connection {
	page = new Connection('board:0123456789abcdefghjkmnpqrs', {
		url: 'ws://towns.test/sync',
		WebSocket: room.WebSocket,
		random: () => 0.5
	});
	return page;
}

const settled = () => vi.advanceTimersByTimeAsync(0);

describe('a page on a board', () => {
	test('asks as a Plenum page, and is Saved once its empty step 2 is acknowledged', async () => {
		opened();
		expect(page.saving.state).toBe('connecting');
		await settled();
		expect(room.urls[0]).toContain('plenum=1');
		expect(page.synced).toBe(true);
		expect(page.saving).toEqual({ state: 'saved' });
		expect(page.serverNow()).toBe(5_000);
	});

	test('is not Saved between a letter and its acknowledgement', async () => {
		opened();
		await settled();
		room.acknowledging = false;
		const note = addNote(page.doc, 'Admit first');
		typeInNote(page.doc, note, { index: 11, remove: 0, insert: ', document later' });
		expect(page.saving).toEqual({ state: 'saving', quiet: true });
		await vi.advanceTimersByTimeAsync(1_500);
		expect(page.saving).toEqual({ state: 'saving', quiet: false });
		room.acknowledge();
		expect(page.saving).toEqual({ state: 'saved' });
		expect(notesOf(room.doc).map((one) => one.text)).toEqual(['Admit first, document later']);
	});

	test('counts what was written without a socket, and is Saved only after the step 2 that carries it', async () => {
		opened();
		await settled();
		room.network = false;
		room.open.end(1006);
		addNote(page.doc, 'A second shift');
		addNote(page.doc, 'Church halls');
		await vi.advanceTimersByTimeAsync(5_000);
		// Nothing keeps it here: there is no store.
		expect(page.saving).toEqual({ state: 'unkept', changes: 2, since: 1_000_000 });
		room.network = true;
		room.acknowledging = false;
		await vi.advanceTimersByTimeAsync(20_000);
		expect(notesOf(room.doc)).toHaveLength(2);
		expect(page.saving.state).toBe('unkept');
		room.acknowledge();
		expect(page.saving).toEqual({ state: 'saved' });
	});

	test('carries over what was sent on a socket that died before it was acknowledged', async () => {
		opened();
		await settled();
		room.acknowledging = false;
		addNote(page.doc, 'Older pupils as reading partners');
		room.open.end(1012);
		await vi.advanceTimersByTimeAsync(400);
		expect(room.sockets).toHaveLength(2);
		expect(page.saving.state).toBe('saving');
		room.acknowledge();
		expect(page.saving).toEqual({ state: 'saved' });
	});

	test('takes 15 s of silence for no connection, and comes back', async () => {
		opened();
		await settled();
		const first = room.open;
		await vi.advanceTimersByTimeAsync(16_500);
		expect(first.readyState).toBe(3);
		expect(room.sockets.length).toBeGreaterThan(1);
		expect(page.saving).toEqual({ state: 'saved' });
	});

	test('opens a new doc when its client id is changed under it', async () => {
		opened();
		await settled();
		const old = page.doc;
		old.clientID = 42;
		old.transact(() => old.getMap('clusters'));
		await settled();
		expect(page.doc).not.toBe(old);
	});

	test('does not come back after it was sent away for good', async () => {
		opened();
		await settled();
		room.open.end(4401);
		await vi.advanceTimersByTimeAsync(60_000);
		expect(room.sockets).toHaveLength(1);
		expect(page.saving).toEqual({ state: 'ended', code: 4401 });
	});
});

test('a hall of phones comes back spread over twice the time at each failure, 20 s at most', () => {
	expect(backoff(0, () => 1)).toBe(500);
	expect(backoff(3, () => 1)).toBe(4_000);
	expect(backoff(30, () => 1)).toBe(20_000);
	expect(backoff(30, () => 0)).toBe(0);
});
