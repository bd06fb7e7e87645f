import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type * as Y from 'yjs';
import { addNote, noteOf, notesOf, rewriteNote, setNote, typeInNote } from '#domain/note.ts';
import { lostTexts } from '#lib/board/lost-texts.ts';
import { Connection } from '#lib/connection.ts';
import { MemoryStore } from '#lib/offline-memory.ts';
import { FakeRoom } from '../support/fake-room.ts';

const document = 'board:0123456789abcdefghjkmnpqrs';

let room: FakeRoom;
let store: MemoryStore;
const pages: Connection[] = [];

beforeEach(() => {
	vi.useFakeTimers({ now: 1_000_000 });
	room = new FakeRoom();
	store = new MemoryStore();
});

afterEach(() => {
	for (const page of pages.splice(0)) page.close();
	vi.useRealTimers();
});

const settled = () => vi.advanceTimersByTimeAsync(0);

/** A person opens the board in this browser. */
async function opened(name = 'Amina Yusuf', participant = name): Promise<Connection> {
	const page = new Connection(document, {
		url: 'ws://towns.test/sync',
		WebSocket: room.WebSocket,
		random: () => 0.5,
		offline: { store, participant, name },
		compare: lostTexts
	});
	pages.push(page);
	room.sitter ??= { participant, name };
	await settled();
	return page;
}

/** The tab is gone without a word, as when a phone's battery ends. */
async function closed(page: Connection): Promise<void> {
	page.close();
	await settled();
}

function cut(): void {
	room.network = false;
	for (const socket of room.sockets) socket.end(1006);
}

const texts = (doc: Y.Doc) => notesOf(doc).map((note) => note.text);

describe('what is written without a connection', () => {
	test('is Kept once the store has it, and sent once when the connection is back', async () => {
		const page = await opened();
		cut();
		addNote(page.doc, 'Written in the corridor');
		expect(page.saving.state).toBe('saving');
		await vi.advanceTimersByTimeAsync(4_000);
		expect(page.saving).toEqual({ state: 'kept', changes: 1, since: 1_000_000 });
		expect(store.edits).toHaveLength(1);
		expect(page.unsafe).toBe(false);
		room.network = true;
		await vi.advanceTimersByTimeAsync(20_000);
		expect(page.saving).toEqual({ state: 'saved' });
		expect(texts(room.doc)).toEqual(['Written in the corridor']);
		expect(store.edits).toEqual([]);
	});

	test('is sent by the next page of the same person when the tab was closed, and is read before that', async () => {
		const page = await opened();
		addNote(page.doc, 'On the board before');
		await settled();
		cut();
		const note = addNote(page.doc, 'Written in the');
		typeInNote(page.doc, note, { index: 14, remove: 0, insert: ' corridor' });
		await settled();
		await closed(page);
		const again = await opened();
		expect(again.readable).toBe(true);
		expect(again.synced).toBe(false);
		expect(texts(again.doc).sort()).toEqual(['On the board before', 'Written in the corridor']);
		await vi.advanceTimersByTimeAsync(4_000);
		expect(again.saving).toEqual({ state: 'kept', changes: 1, since: 1_000_000 });
		room.network = true;
		await vi.advanceTimersByTimeAsync(20_000);
		expect(again.saving).toEqual({ state: 'saved' });
		expect(texts(room.doc).sort()).toEqual(['On the board before', 'Written in the corridor']);
		expect(store.edits).toEqual([]);
	});

	test('on a note that came from others is whole after the tab was closed', async () => {
		const theirs = addNote(room.doc, 'Run a second shift');
		const page = await opened();
		cut();
		typeInNote(page.doc, theirs, { index: 18, remove: 0, insert: ' in the dry month' });
		await settled();
		await closed(page);
		const again = await opened();
		expect(texts(again.doc)).toEqual(['Run a second shift in the dry month']);
		room.network = true;
		await vi.advanceTimersByTimeAsync(20_000);
		expect(texts(room.doc)).toEqual(['Run a second shift in the dry month']);
	});

	test('and was sent but not acknowledged when the tab was closed, arrives once', async () => {
		const page = await opened();
		room.acknowledging = false;
		addNote(page.doc, 'Older pupils as reading partners');
		await vi.advanceTimersByTimeAsync(300);
		expect(store.edits).toHaveLength(1);
		await closed(page);
		room.acknowledging = true;
		const again = await opened();
		await settled();
		expect(again.saving).toEqual({ state: 'saved' });
		expect(texts(room.doc)).toEqual(['Older pupils as reading partners']);
		expect(store.edits).toEqual([]);
	});

	test('costs the device nothing while the server answers at once', async () => {
		const page = await opened();
		const note = addNote(page.doc, 'A');
		for (let index = 1; index < 20; index++) {
			typeInNote(page.doc, note, { index, remove: 0, insert: 'a' });
			await vi.advanceTimersByTimeAsync(30);
		}
		await vi.advanceTimersByTimeAsync(1_000);
		expect(store.written).toBe(0);
	});

	test('is Not saved when the device keeps nothing, and the page asks before it closes', async () => {
		const page = await opened();
		store.full = true;
		cut();
		addNote(page.doc, 'Written in the corridor');
		await vi.advanceTimersByTimeAsync(10);
		expect(page.unsafe).toBe(true);
		await vi.advanceTimersByTimeAsync(4_000);
		expect(page.saving).toEqual({ state: 'unkept', changes: 1, since: 1_000_000 });
		store.full = false;
		await vi.advanceTimersByTimeAsync(2_000);
		expect(page.saving.state).toBe('kept');
		expect(page.unsafe).toBe(false);
	});
});

describe('two people on one computer', () => {
	test('the second page never sends the first one’s words, and says whose are waiting', async () => {
		const amina = await opened();
		cut();
		addNote(amina.doc, 'Amina’s words');
		await settled();
		await closed(amina);
		room.sitter = { participant: 'Omar Hassan', name: 'Omar Hassan' };
		room.network = true;
		const omar = await opened('Omar Hassan');
		await vi.advanceTimersByTimeAsync(1_000);
		expect(omar.saving).toEqual({ state: 'saved' });
		expect(texts(omar.doc)).toEqual([]);
		expect(texts(room.doc)).toEqual([]);
		expect(omar.others).toMatchObject([{ name: 'Amina Yusuf', document }]);
		expect(store.edits).toHaveLength(1);
	});

	test('a page that is one person’s while the cookie is another’s sends nothing, and goes on as the other', async () => {
		const amina = await opened();
		cut();
		addNote(amina.doc, 'Amina’s words');
		await settled();
		room.sitter = { participant: 'Omar Hassan', name: 'Omar Hassan' };
		room.network = true;
		await vi.advanceTimersByTimeAsync(20_000);
		expect(texts(room.doc)).toEqual([]);
		expect(texts(amina.doc)).toEqual([]);
		expect(amina.saving).toEqual({ state: 'saved' });
		expect(amina.others).toMatchObject([{ name: 'Amina Yusuf' }]);
		addNote(amina.doc, 'Omar’s words');
		await settled();
		expect(texts(room.doc)).toEqual(['Omar’s words']);
	});

	test('who joins again under a new id gets the words back in the tray', async () => {
		const before = await opened();
		cut();
		const note = addNote(before.doc, 'Amina’s words');
		await settled();
		await closed(before);
		room.sitter = { participant: 'a new id', name: 'amina yusuf' };
		room.network = true;
		const page = await opened('amina yusuf', 'a new id');
		await vi.advanceTimersByTimeAsync(1_000);
		expect(page.lost).toMatchObject([{ code: 'joined-again', note: { id: note }, over: null }]);
		expect(page.others).toEqual([]);
		expect(texts(room.doc)).toEqual([]);
		expect(store.edits).toEqual([]);
		await closed(page);
		const again = await opened('amina yusuf', 'a new id');
		expect(again.lost).toHaveLength(1);
	});
});

describe('what the server refuses', () => {
	/** Somebody writes; the server takes none of it. */
	async function refused(page: Connection, write: () => void): Promise<void> {
		room.deaf = true;
		write();
		await settled();
		room.refuse('note-too-long');
		room.deaf = false;
		await settled();
	}

	test('goes to the tray whole, with the reason; the page goes on with a new doc', async () => {
		const page = await opened();
		const before = addNote(page.doc, 'On the board before');
		await settled();
		const old = page.doc;
		await refused(page, () => {
			addNote(page.doc, 'One note too long');
			setNote(page.doc, before, { pos: [40, 80] });
		});
		expect(page.doc).not.toBe(old);
		expect(texts(page.doc)).toEqual(['On the board before']);
		expect(page.saving).toEqual({ state: 'refused', count: 1 });
		expect(page.lost).toMatchObject([
			{ code: 'note-too-long', over: null, note: { text: 'One note too long' } }
		]);
		page.letGo(page.lost[0]!);
		await settled();
		expect(page.saving).toEqual({ state: 'saved' });
		expect(store.lost).toEqual([]);
	});

	test('of a note that others write in, holds their newest words too and knows what it replaces', async () => {
		const note = addNote(room.doc, 'Run a second shift');
		const page = await opened();
		await refused(page, () => {
			typeInNote(page.doc, note, { index: 0, remove: 0, insert: 'Agree: ' });
			rewriteNote(room.doc, note, 'Run a second shift at dawn');
		});
		expect(page.lost).toMatchObject([
			{ over: 'Run a second shift at dawn', note: { text: 'Agree: Run a second shift at dawn' } }
		]);
		expect(noteOf(page.doc, note)?.text).toBe('Run a second shift at dawn');
	});

	test('survives a reload, is not sent again, and can be taken back after it was let go', async () => {
		const page = await opened();
		await refused(page, () => addNote(page.doc, 'One note too long'));
		await closed(page);
		const again = await opened();
		await settled();
		expect(again.saving).toEqual({ state: 'refused', count: 1 });
		expect(texts(room.doc)).toEqual([]);
		expect(texts(again.doc)).toEqual([]);
		const [lost] = again.lost;
		again.letGo(lost!);
		await settled();
		expect(store.lost).toEqual([]);
		again.takeBack(lost!);
		await settled();
		expect(store.lost).toHaveLength(1);
		expect(again.saving.state).toBe('refused');
	});

	test('reaches the tray also when it was written offline and the tab closed before', async () => {
		const page = await opened();
		cut();
		addNote(page.doc, 'Too late for the board');
		await settled();
		await closed(page);
		room.network = true;
		room.deaf = true;
		const again = await opened();
		await settled();
		room.refuse('read-only');
		room.deaf = false;
		await settled();
		expect(again.lost).toMatchObject([
			{ code: 'read-only', note: { text: 'Too late for the board' } }
		]);
		expect(store.edits).toEqual([]);
	});

	test('is nothing to handle when it arrived another way', async () => {
		const page = await opened();
		room.acknowledging = false;
		addNote(page.doc, 'It did arrive');
		room.refuse('gap');
		room.acknowledging = true;
		await settled();
		expect(page.saving).toEqual({ state: 'saved' });
		expect(texts(page.doc)).toEqual(['It did arrive']);
	});

	test('goes to the tray too when the page is sent away for good', async () => {
		const page = await opened();
		room.deaf = true;
		addNote(page.doc, 'Written as the door closed');
		await settled();
		room.open.end(4403);
		await settled();
		expect(page.saving).toEqual({ state: 'refused', count: 1 });
		expect(page.lost[0]?.code).toBe('not-allowed');
		page.letGo(page.lost[0]!);
		expect(page.saving).toEqual({ state: 'ended', code: 4403 });
	});

	test('stays kept when the person only has to sign in again', async () => {
		const page = await opened();
		room.deaf = true;
		addNote(page.doc, 'Written as the cookie ended');
		await settled();
		room.open.end(4401);
		await settled();
		expect(page.saving).toEqual({ state: 'ended', code: 4401 });
		expect(store.edits).toHaveLength(1);
	});

	test('was written before the event was restored from a backup: it is shown, not sent', async () => {
		const page = await opened();
		cut();
		addNote(page.doc, 'Written before the restore');
		await settled();
		await closed(page);
		room.network = true;
		room.epoch = 2;
		const again = await opened();
		await vi.advanceTimersByTimeAsync(1_000);
		expect(again.lost).toMatchObject([
			{ code: 'old-epoch', note: { text: 'Written before the restore' } }
		]);
		expect(texts(room.doc)).toEqual([]);
	});
});
