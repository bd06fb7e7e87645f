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
	/** What the page called saved and the disk does not have. Checked whenever anything changes. */
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
	readonly proxy: ChaosProxy;
	readonly number: number;
	readonly random: Random;
	readonly letters: Letters;
	readonly disk: DiskLog;
};

export function openPage({ number, random, letters, ...parts }: PageParts): Page {
	// Each provider listens for the end of the process; that is no leak.
	process.setMaxListeners(0);
	let ahead = 0;
	const connection = new Connection(parts.document, {
		url: `ws://127.0.0.1:${parts.proxy.port}/sync`,
		WebSocket: socketWith({ cookie: parts.cookie }),
		// Comes back within a moment: five people cannot wait as long as a hall.
		random: () => random.int(100) / 1000,
		now: () => Date.now() + ahead
	});
	const { doc } = connection;
	const lies: string[] = [];
	/** What this page did, in the words of the model. */
	const typed = new Set<string>();
	const deleted = new Set<string>();
	let done = 0;
	let proven = 0;
	let checks = 0;

	const check = () => {
		if (connection.saving.state !== 'saved' || proven === done) return;
		const disk = parts.disk.read();
		const there = new Set(textsOf(disk).join(''));
		const own = Y.getState(doc.store, doc.clientID);
		if (Y.getState(disk.store, doc.clientID) < own)
			lies.push(`client ${doc.clientID} up to ${own}`);
		// Somebody else's deletion may be on the disk before it is on this page.
		for (const letter of typed)
			if (!there.has(letter) && !letters.isGone(letter)) lies.push(`typed ${letter}`);
		for (const letter of deleted) if (there.has(letter)) lies.push(`deleted ${letter}`);
		proven = done;
		checks++;
	};
	connection.subscribe(check);

	const type = (note: string, index: number, count: number) => {
		const insert = letters.fresh(count);
		for (const letter of insert) typed.add(letter);
		letters.typed(insert);
		typeInNote(doc, note, { index, remove: 0, insert });
	};
	const remove = (note: string, index: number, count: number) => {
		const gone = noteText(doc, note)!
			.toString()
			.slice(index, index + count);
		for (const letter of gone) {
			deleted.add(letter);
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
			for (const letter of words) typed.add(letter);
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
				deleted.add(letter);
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
