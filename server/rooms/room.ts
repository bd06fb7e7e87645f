import * as Y from 'yjs';
import { documentName, type DocumentName, type DocumentRef } from '#domain/document.ts';
import { isRefusal, refusals, type RefusalCode } from '#domain/refusal.ts';
import { writeAwareness } from '#sync/awareness-frame.ts';
import { closeCodes, type CloseCode } from '#sync/close-codes.ts';
import { Malformed } from '#sync/client-message.ts';
import { writeRefused } from '#sync/messages.ts';
import { Conflict, type Storage } from '../storage/storage.ts';
import { createBindings } from './bindings.ts';
import { frameOf, step1Frame, updateFrame } from './frames.ts';
import type { Gate } from './gate.ts';
import type { Guest } from './guest.ts';
import { openHistory, type History } from './history.ts';
import { createIntake } from './intake.ts';
import { createJournal, type Entry } from './journal.ts';
import { createOutbox } from './outbox.ts';
import { createPace } from './pace.ts';
import { createPresence } from './presence.ts';
import { closeFor, createReception, readOrClose, type Reception } from './reception.ts';
import { headcount, rosterFrame, rosterOf, rosterRest } from './roster.ts';
import { editAsServer, type ServerEdit } from './server-edit.ts';
import type { Ticker } from './ticker.ts';
import { createTurnstile } from './turnstile.ts';

export type RoomLog = { error(details: object, message: string): void };

export type RoomParts = {
	readonly document: DocumentRef;
	readonly storage: Storage;
	readonly gate: Gate;
	readonly ticker: Ticker;
	readonly log: RoomLog;
	/** The Yjs client id the server writes under. */
	readonly client: number;
	/** ms between two frames of presence, and of the roster. */
	readonly pace: { readonly presence: number; readonly roster: number };
	/** The room is empty and may be closed. */
	readonly emptied: () => void;
};

/** An open document: who is in it, what they may see, what is on its way to disk. */
export type Room = {
	enter(guest: Guest, epoch: number | undefined): void;
	/** A message of a guest; before the room is loaded it waits. */
	receive(guest: Guest, bytes: Uint8Array): void;
	leave(guest: Guest): void;
	/** Closes a guest's socket. */
	end(guest: Guest, code: CloseCode, reason: string): void;
	read(): Promise<Y.Doc>;
	write(edit: ServerEdit): Promise<void>;
	accessChanged(): void;
	readonly guests: ReadonlySet<Guest>;
	/** Distinct people in it. */
	readonly people: number;
	/** Gives the silent (ms) a sign of life, and memory back. */
	beat(now: number, silence: number): void;
	/** Waits for what is under way and keeps a snapshot. Nothing may be asked afterwards. */
	close(): Promise<void>;
};

const SIGN_OF_LIFE = frameOf(writeAwareness([]));
const UNREADABLE = 'this document cannot be read';

export function createRoom(parts: RoomParts): Room {
	const { document, storage, gate, ticker, log, client } = parts;
	const name: DocumentName = documentName(document);
	const now = () => gate.now();
	const guests = new Set<Guest>();
	const bindings = createBindings(name);
	const turnstile = createTurnstile();
	const outbox = createOutbox({ guests, ticker, now, end });
	const presence = createPresence(outbox, ticker, parts.pace.presence);
	const roster = createPace(rosterRest(guests, parts.pace.roster), ticker, () => {
		const hidden = gate.hidesNames?.(document) === true;
		const frame = rosterFrame(hidden ? { people: [] } : rosterOf(guests, bindings.isCommitted));
		outbox.broadcast({ frame, from: null, presence: true, to: 'asking' });
	});
	const journal = createJournal({
		storage,
		document: name,
		ticker,
		now,
		committed: vacate,
		failed
	});
	let history: History;
	let reception: Reception;
	let asked = 0;
	let broken = false;
	const opened = open();
	opened.catch(breakDown);

	async function open(): Promise<void> {
		const pending = () => journal.pending();
		const [loaded, rows] = await Promise.all([
			openHistory({ storage, document: name, client, now, pending, failed: unkept }),
			storage.rows('clients', { document: name })
		]);
		history = loaded;
		bindings.reset(rows);
		const intake = createIntake({
			document,
			history,
			bindings,
			journal,
			gate,
			isPresent: presence.has,
			settled(guest, writes, count) {
				if (writes.some((write) => write.table === 'clients')) roster.ask();
				if (count === 0) return;
				guest.settle(count);
				outbox.tellSaved(guest);
			},
			show: (from, update) => show(update, from),
			refuse,
			failed(guest, error) {
				if (isRefusal(error)) end(guest, refusals[error.code].close, error.code);
				else end(guest, closeCodes.bug, 'this could not be saved');
			},
			askAgain: (guest) => outbox.tell(guest, step1Frame(history.clocks))
		});
		const rosterChanged = roster.ask;
		reception = createReception({
			document,
			gate,
			history,
			bindings,
			intake,
			presence,
			outbox,
			rosterChanged,
			end
		});
		turnstile.open();
		vacate();
	}

	function unkept(error: unknown): void {
		log.error({ document: name, error }, 'a snapshot could not be kept');
	}

	function breakDown(error: unknown): void {
		broken = true;
		turnstile.shut();
		log.error({ document: name, error }, 'a document could not be opened');
		for (const guest of [...guests]) end(guest, closeCodes.tryLater, UNREADABLE);
		vacate();
	}

	/** Back to what is committed; then those who failed are told, and who waited is judged again. */
	async function failed(
		error: unknown,
		batch: readonly Entry[],
		later: readonly Entry[]
	): Promise<void> {
		const isConflict = error instanceof Conflict;
		if (!isRefusal(error) && !isConflict) log.error({ document: name, error }, 'a commit failed');
		turnstile.hold();
		for (const entry of [...batch, ...later]) bindings.undo(entry.writes);
		history.rewind();
		// Another node has bound one of the client ids: with its rows at hand it is clear whose.
		const isTheirs = isConflict && batch.every((entry) => !entry.alone);
		if (isTheirs)
			await storage.rows('clients', { document: name }).then(bindings.reset, () => undefined);
		for (const entry of batch)
			if (isTheirs) entry.again();
			else entry.fail(error);
		for (const entry of later) entry.again();
		turnstile.open();
	}

	function vacate(): void {
		const isUsed = guests.size > 0 || asked > 0 || !journal.isEmpty;
		if (!isUsed && (broken || turnstile.isOpen)) parts.emptied();
	}

	function show(update: Uint8Array, from: Guest | null): void {
		outbox.broadcast({ frame: updateFrame('update', update), from, presence: false, to: 'all' });
		presence.goAlong();
	}

	function refuse(guest: Guest, count: number, code: RefusalCode): void {
		guest.refused = true;
		if (guest.plenum) outbox.tell(guest, frameOf(writeRefused(count, code)));
		else end(guest, refusals[code].close, code);
	}

	function end(guest: Guest, code: CloseCode, reason: string): void {
		if (guest.ended) return;
		guest.ended = true;
		guest.socket.close(code, reason);
		leave(guest);
	}

	function leave(guest: Guest): void {
		guest.left = true;
		if (!guests.delete(guest)) return;
		presence.leave(guest);
		roster.ask();
		vacate();
	}

	/** Keeps the room open while something is asked of it. */
	async function during<T>(work: () => Promise<T>): Promise<T> {
		asked++;
		try {
			await opened;
			return await work();
		} finally {
			asked--;
			vacate();
		}
	}

	/** Resolves when everything that is on its way now has ended. */
	function ended(): Promise<void> {
		return new Promise((resolve) => {
			const wait = () =>
				journal.append({
					update: null,
					writes: [],
					participant: null,
					alone: false,
					settle: () => resolve(),
					fail: wait,
					again: wait
				});
			turnstile.pass(() => (journal.isEmpty ? resolve() : wait()));
		});
	}

	return {
		guests,
		end,
		leave,
		enter(guest, epoch) {
			if (broken) return end(guest, closeCodes.tryLater, UNREADABLE);
			guests.add(guest);
			guest.sentAt = now();
			turnstile.pass(() => reception.welcome(guest, epoch));
		},
		receive(guest, bytes) {
			if (guest.left) return;
			const waits = !turnstile.isOpen;
			if (waits) guest.queued += bytes.length;
			const read = readOrClose(guest, waits ? new Uint8Array(bytes) : bytes);
			if ('close' in read) return end(guest, ...read.close);
			turnstile.pass(() => {
				guest.queued = 0;
				if (guest.ended) return;
				try {
					reception.take(guest, read.message, bytes.length);
				} catch (error) {
					if (!(error instanceof Malformed))
						log.error({ document: name, error }, 'a message could not be taken');
					end(guest, ...closeFor(error));
				}
			});
		},
		read: () =>
			during(async () => {
				await ended();
				const doc = new Y.Doc();
				doc.transact(() => {
					for (const update of history.snapshot.parts()) Y.applyUpdate(doc, update);
				});
				return doc;
			}),
		write: (one) =>
			during(
				() =>
					new Promise((resolve, reject) => {
						const edit = { history, bindings, journal, client, show: toAll };
						turnstile.pass(() => editAsServer(edit, one, resolve, reject));
					})
			),
		accessChanged: () => turnstile.pass(() => guests.forEach(reception.greet)),
		get people() {
			return headcount(guests);
		},
		beat(at, silence) {
			for (const guest of guests)
				if (at - guest.sentAt >= silence) outbox.tell(guest, SIGN_OF_LIFE);
			if (!turnstile.isOpen) return;
			history.rest(at).catch(unkept);
		},
		async close() {
			presence.stop();
			roster.stop();
			if (broken) return;
			await opened;
			// What comes from now on is not taken: its writer is told to come back, and still has it.
			turnstile.shut();
			await journal.ended();
			outbox.flush();
			await history.close();
		}
	};

	function toAll(update: Uint8Array): void {
		show(update, null);
	}
}
