import * as Y from 'yjs';
import {
	addNote,
	noteMap,
	notesMap,
	noteText,
	restoreNote,
	setNote,
	trashNote,
	typeInNote
} from '#domain/note.ts';
import type { DocumentName } from '#domain/document.ts';
import { Connection } from '#lib/connection.ts';
import { MemoryStore } from '#lib/offline-memory.ts';
import type { ChaosProxy } from './chaos-proxy.ts';
import type { DiskLog } from './disk-log.ts';
import type { Letters } from './letters.ts';
import { socketWith } from './people.ts';
import type { Random } from './random.ts';

/** Somebody's page: the board page's own connection, hands that do things, and a bad network. */
export type Page = {
	readonly connection: Connection;
	readonly proxy: ChaosProxy;
	/** Something a person does on a board, whatever the network does meanwhile. */
	act(): void;
	/** So much time (ms) passes for this page alone. */
	wait(ms: number): void;
	/** What the page called saved or kept and neither disk has. Checked whenever anything changes. */
	readonly lies: readonly string[];
	/** How often the page said Saved of something new, and was right. */
	readonly checks: number;
	/** The server ended the page's doc, and it went on with another. */
	readonly refused: boolean;
	/** The server has forgotten nothing, or it is found now: everything is looked at anew. */
	distrust(): void;
	close(): void;
};

export type PageParts = {
	readonly document: DocumentName;
	readonly cookie: string;
	readonly participant: string;
	readonly proxy: ChaosProxy;
	readonly number: number;
	readonly random: Random;
	readonly letters: Letters;
	readonly disk: DiskLog;
};

/** "Kept on this device" allows the store so long for the latest letters, ms. */
const LATEST = 1_000;

export function openPage({ number, random, letters, ...parts }: PageParts): Page {
	// Each provider listens for the end of the process; that is no leak.
	process.setMaxListeners(0);
	let ahead = 0;
	const store = new MemoryStore();
	const connection = new Connection(parts.document, {
		offline: { participant: parts.participant, name: `Person ${number}`, store },
		url: `ws://127.0.0.1:${parts.proxy.port}/sync`,
		WebSocket: socketWith({ cookie: parts.cookie }),
		// Comes back within a moment: five people cannot wait as long as a hall.
		random: () => random.int(100) / 1000,
		now: () => Date.now() + ahead
	});
	const { doc } = connection;
	const lies: string[] = [];
	/** What this page did, in the words of the model. */
	const typed = new Map<string, number>();
	const deleted = new Map<string, number>();
	const clocks: { readonly at: number; readonly clock: number }[] = [];
	const now = () => Date.now() + ahead;
	let done = 0;
	let proven = 0;
	let checks = 0;

	const check = () => {
		const { state } = connection.saving;
		if (state === 'saved' && proven !== done) {
			prove(state, parts.disk.read(), Infinity);
			proven = done;
			checks++;
		} else if (state === 'kept') {
			// The server's disk and this device's store hold it all between them.
			const both = new Y.Doc();
			Y.applyUpdate(both, Y.encodeStateAsUpdate(parts.disk.read()));
			for (const { update } of store.edits) Y.applyUpdate(both, update);
			prove(state, both, now() - LATEST);
			both.destroy();
		}
	};
	/** Holds the page to its word about everything done up to a moment of its clock. */
	const prove = (said: string, held: Y.Doc, upTo: number) => {
		const there = new Set(textsOf(held).join(''));
		const own = clocks.findLast(({ at }) => at <= upTo)?.clock ?? 0;
		if (Y.getState(held.store, doc.clientID) < own) lies.push(`${said}: changes up to ${own}`);
		// Somebody else's deletion may be on the disk before it is on this page.
		for (const [letter, at] of typed)
			if (at <= upTo && !there.has(letter) && !letters.isGone(letter))
				lies.push(`${said}: typed ${letter}`);
		for (const [letter, at] of deleted)
			if (at <= upTo && there.has(letter)) lies.push(`${said}: deleted ${letter}`);
	};
	connection.subscribe(check);

	const type = (note: string, index: number, count: number) => {
		const insert = letters.fresh(count);
		for (const letter of insert) typed.set(letter, now());
		letters.typed(insert);
		typeInNote(doc, note, { index, remove: 0, insert });
	};
	const remove = (note: string, index: number, count: number) => {
		const gone = noteText(doc, note)!
			.toString()
			.slice(index, index + count);
		for (const letter of gone) {
			deleted.set(letter, now());
		}
		letters.deleted(gone);
		typeInNote(doc, note, { index, remove: count, insert: '' });
	};
	const set = (note: string, field: 'kind' | 'table' | 'pos', value: never) => {
		setNote(doc, note, { [field]: value });
		letters.said(number, `${note}/${field}`, value);
	};
	const say = (note: string, field: string) =>
		letters.said(number, `${note}/${field}`, noteMap(doc, note)!.get(field));

	const act = () => {
		if (connection.doc !== doc) throw new Error('an honest page was refused');
		const notes = [...notesMap(doc).keys()];
		const note = notes.length > 0 ? random.oneOf(notes) : null;
		const length = note === null ? 0 : noteText(doc, note)!.length;
		done++;
		const what = note === null || notes.length < 3 ? 0 : random.int(100);
		if (what < 8) {
			const words = letters.fresh(1 + random.int(6));
			for (const letter of words) typed.set(letter, now());
			letters.typed(words);
			addNote(doc, words);
		} else if (what < 50) type(note!, random.int(length + 1), 1 + random.int(4));
		else if (what < 65) {
			const index = random.int(length + 1);
			remove(note!, index, Math.min(length - index, 1 + random.int(3)));
		} else if (what < 75) set(note!, 'pos', [random.int(2000), random.int(900)] as never);
		else if (what < 82) set(note!, 'kind', random.oneOf(['gap', 'finding', 'proposal']) as never);
		else if (what < 85) set(note!, 'table', `Table ${random.int(9)}` as never);
		else if (what < 90) {
			trashNote(doc, note!);
			say(note!, 'gone');
		} else if (what < 95) {
			if (noteMap(doc, note!)!.has('gone')) {
				restoreNote(doc, note!);
				say(note!, 'gone');
			}
		} else takeBack(note!, length);
		clocks.push({ at: now(), clock: Y.getState(doc.store, doc.clientID) });
		check();
	};

	/** Types, thinks better of it, and perhaps better again: Yjs's own undo, as the board uses it. */
	const takeBack = (note: string, length: number) => {
		const undo = new Y.UndoManager(noteText(doc, note)!, {
			trackedOrigins: new Set([doc.clientID])
		});
		const index = random.int(length + 1);
		type(note, index, 3);
		const words = noteText(doc, note)!
			.toString()
			.slice(index, index + 3);
		undo.undo();
		if (random.chance(0.5)) undo.redo();
		else {
			for (const letter of words) {
				deleted.set(letter, now());
			}
			letters.deleted(words);
		}
		undo.destroy();
	};

	return {
		connection,
		proxy: parts.proxy,
		act,
		lies,
		get refused() {
			return connection.doc !== doc || connection.lost.length > 0;
		},
		get checks() {
			return checks;
		},
		wait(ms) {
			ahead += ms;
		},
		distrust() {
			proven = -1;
		},
		close: () => connection.close()
	};
}

export function textsOf(doc: Y.Doc): string[] {
	return [...notesMap(doc).keys()].map((note) => noteText(doc, note)?.toString() ?? '');
}
