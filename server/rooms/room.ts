import { documentName, type DocumentName, type DocumentRef } from '#domain/document.ts';
import { isRefusal, refusals, type RefusalCode } from '#domain/refusal.ts';
import { writeAwareness } from '#sync/awareness-frame.ts';
import { closeCodes, type CloseCode } from '#sync/close-codes.ts';
import { Malformed, readClientMessage, type ClientMessage } from '#sync/client-message.ts';
import { writeHello, writeRefused } from '#sync/messages.ts';
import * as Y from 'yjs';
import { Conflict, type Storage, type Write } from '../storage/storage.ts';
import { createBindings, SERVER } from './bindings.ts';
import { frameOf, step1Frame, updateFrame } from './frames.ts';
import type { Gate } from './gate.ts';
import type { Guest } from './guest.ts';
import { isAhead, openHistory, type History } from './history.ts';
import { createIntake, type Intake } from './intake.ts';
import { createJournal, type Entry } from './journal.ts';
import { createOutbox } from './outbox.ts';
import { createPace } from './pace.ts';
import { createPresence, STATE_BYTES } from './presence.ts';
import { headcount, rosterFrame, rosterOf } from './roster.ts';
import type { Ticker } from './ticker.ts';

/** An edit of the server's own, and the rows that are committed with it. */
export type ServerEdit = {
	readonly edit: (doc: Y.Doc) => void;
	readonly writes: readonly Write[];
	readonly participant: string | null;
};

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
	/** Resolves when it is loaded; rejects when it cannot be. */
	readonly opened: Promise<void>;
	enter(guest: Guest, epoch: number | undefined): void;
	/** A message of a guest; before the room is loaded it waits. */
	receive(guest: Guest, bytes: Uint8Array): void;
	leave(guest: Guest): void;
	read(): Promise<Y.Doc>;
	write(edit: ServerEdit): Promise<void>;
	accessChanged(): void;
	end(guest: Guest, code: CloseCode, reason: string): void;
	readonly guests: ReadonlySet<Guest>;
	readonly people: number;
	/** Whether nobody is here and nothing is under way. */
	readonly isEmpty: boolean;
	/** Signs of life for the silent, memory back. */
	beat(now: number, silence: number): void;
	/** Waits for what is under way and keeps a snapshot. Nothing may be asked afterwards. */
	close(): Promise<void>;
};

export function createRoom(parts: RoomParts): Room {
	const { document, storage, gate, ticker, log, client } = parts;
	const name: DocumentName = documentName(document);
	const guests = new Set<Guest>();
	const bindings = createBindings(name);
	/** What came before the room was loaded, or while it goes back after a failed commit. */
	let queue: (() => void)[] | null = [];
	let history: History;
	let intake: Intake;
	let busy = 0;
	let broken = false;

	const end: Room['end'] = (guest, code, reason) => {
		if (guest.ended) return;
		guest.ended = true;
		guest.socket.close(code, reason);
		leave(guest);
	};

	const outbox = createOutbox({ guests, ticker, now: () => gate.now(), end });
	const presence = createPresence(outbox, ticker, parts.pace.presence);
	const roster = createPace(parts.pace.roster, ticker, () => {
		if (history) outbox.broadcast({ frame: roll(), from: null, presence: true, to: 'asking' });
	});
	const roll = () =>
		rosterFrame(
			gate.hidesNames?.(document) ? { people: [] } : rosterOf(guests, bindings.isCommitted)
		);

	const vacate = () => {
		if (isEmpty()) parts.emptied();
	};
	const journal = createJournal({
		storage,
		document: name,
		ticker,
		now: () => gate.now(),
		committed: vacate,
		failed
	});
	const isEmpty = () => guests.size === 0 && busy === 0 && journal.isEmpty && queue === null;

	const opened = open();
	opened.catch((error: unknown) => {
		broken = true;
		log.error({ document: name, error }, 'a document could not be opened');
		queue = null;
		for (const guest of [...guests])
			end(guest, closeCodes.tryLater, 'this document cannot be read');
		vacate();
	});

	async function open(): Promise<void> {
		const pending = () => journal.pending();
		const now = () => gate.now();
		const [loaded, rows] = await Promise.all([
			openHistory({ storage, document: name, client, now, pending }),
			storage.rows('clients', { document: name })
		]);
		history = loaded;
		bindings.reset(rows);
		intake = createIntake({
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
			failed: (guest, error) => {
				if (isRefusal(error)) return end(guest, refusals[error.code].close, error.code);
				end(guest, closeCodes.bug, 'this could not be saved');
			},
			askAgain: (guest) => outbox.tell(guest, step1Frame(history.clocks))
		});
		proceed();
	}

	/** Does what waited, in its order, and then everything at once again. */
	function proceed(): void {
		const waited = queue ?? [];
		queue = null;
		for (const work of waited) work();
		vacate();
	}

	function inTurn(work: () => void): void {
		if (queue) queue.push(work);
		else if (!broken) work();
	}

	async function failed(
		error: unknown,
		batch: readonly Entry[],
		later: readonly Entry[]
	): Promise<void> {
		if (!isRefusal(error) && !isConflict(error))
			log.error({ document: name, error }, 'a commit failed');
		queue = [];
		for (const entry of [...batch, ...later]) bindings.undo(entry.writes);
		history.rewind();
		const isTheirs = isConflict(error) && batch.every((entry) => !entry.alone);
		if (isTheirs)
			await storage.rows('clients', { document: name }).then(bindings.reset, () => undefined);
		for (const entry of batch)
			if (isTheirs) entry.again();
			else entry.fail(error);
		for (const entry of later) entry.again();
		proceed();
	}

	function show(update: Uint8Array, from: Guest | null): void {
		outbox.broadcast({ frame: updateFrame('update', update), from, presence: false, to: 'all' });
	}

	function refuse(guest: Guest, count: number, code: RefusalCode): void {
		guest.refused = true;
		if (guest.plenum) outbox.tell(guest, frameOf(writeRefused(count, code)));
		else end(guest, refusals[code].close, code);
	}

	function welcome(guest: Guest, epoch: number | undefined): void {
		if (guest.left || guest.ended) return;
		if (epoch !== undefined && epoch !== history.epoch)
			return end(guest, closeCodes.oldEpoch, 'the board was restored: load it again');
		if (guest.plenum) greet(guest);
		outbox.tell(guest, step1Frame(history.clocks));
		const everybody = guest.isWall ? null : presence.frame();
		if (everybody) outbox.tell(guest, everybody);
		roster.ask();
	}

	function greet(guest: Guest): void {
		const { participant, name, role } = guest.member;
		guest.mode = gate.access(guest.member, document);
		const hello = {
			epoch: history.epoch,
			mode: guest.mode,
			limits: gate.limits,
			now: gate.now(),
			me: { participant, name, role }
		};
		outbox.tell(guest, frameOf(writeHello(hello)));
	}

	function take(guest: Guest, message: ClientMessage): void {
		switch (message.type) {
			case 'step1':
				return answer(guest, message.vector);
			case 'step2':
			case 'update':
				return intake.take(guest, message.type, message.update, guest.count());
			case 'query': {
				const everybody = guest.isWall ? null : presence.frame();
				return everybody ? outbox.tell(guest, everybody) : undefined;
			}
			case 'awareness':
				if (guest.isWall) return;
				for (const state of message.states) {
					if (state.state.length > STATE_BYTES || !intake.greet(guest, state.client)) continue;
					if (guest.clients.has(state.client) || !presence.has(state.client)) roster.ask();
					guest.clients.add(state.client);
					presence.take(guest, state);
				}
		}
	}

	function answer(guest: Guest, vector: ReadonlyMap<number, number>): void {
		const isTheirs = (one: number) => {
			const owner = bindings.owner(one);
			return owner === undefined || owner === guest.member.participant;
		};
		if (isAhead(vector, history.known, isTheirs))
			return end(guest, closeCodes.oldEpoch, 'the board was restored: load it again');
		outbox.tell(guest, ...history.snapshot.answer(vector, history.settledShadow()?.doc ?? null));
	}

	function leave(guest: Guest): void {
		guest.left = true;
		if (!guests.delete(guest)) return;
		presence.leave(guest);
		roster.ask();
		vacate();
	}

	function edit(one: ServerEdit, done: () => void, failed: (error: unknown) => void): void {
		try {
			const { change, deletions, update } = history.shadow().edit(one.edit);
			const clocks = new Map<number, number>();
			for (const [id, clock] of change.afterState)
				if (clock !== (change.beforeState.get(id) ?? 0)) clocks.set(id, clock);
			history.expect(clocks, deletions);
			const bound = clocks.size > 0 ? bindings.bind(client, SERVER, () => false) : [];
			const writes = [...one.writes, ...bound];
			journal.append({
				update,
				writes,
				participant: one.participant,
				alone: true,
				settle(number) {
					if (update !== null) history.append(update, number!, clocks);
					bindings.committed(writes);
					if (update !== null) show(update, null);
					done();
				},
				fail: failed,
				again: () => edit(one, done, failed)
			});
		} catch (error) {
			history.spoil();
			failed(error);
		}
	}

	/** Keeps the room open while something is asked of it. */
	async function during<T>(work: () => Promise<T>): Promise<T> {
		busy++;
		try {
			await opened;
			return await work();
		} finally {
			busy--;
			vacate();
		}
	}

	return {
		opened,
		guests,
		enter(guest, epoch) {
			if (broken) return end(guest, closeCodes.tryLater, 'this document cannot be read');
			guests.add(guest);
			guest.sentAt = gate.now();
			inTurn(() => welcome(guest, epoch));
		},
		receive(guest, bytes) {
			if (guest.ended || guest.left) return;
			if (queue) guest.queued += bytes.length;
			if (bytes.length > FIRST_BYTES || guest.queued > 2 * FIRST_BYTES)
				return end(guest, closeCodes.tooLarge, 'this message is too large');
			let message: ClientMessage;
			try {
				message = readClientMessage(queue ? new Uint8Array(bytes) : bytes);
			} catch (error) {
				return end(guest, ...closeFor(error));
			}
			inTurn(() => {
				if (guest.ended) return;
				guest.queued = 0;
				const first = message.type === 'step2' && guest.awaitsStep2;
				if (bytes.length > BYTES && !first)
					return end(guest, closeCodes.tooLarge, 'this message is too large');
				try {
					take(guest, message);
				} catch (error) {
					if (!(error instanceof Malformed))
						log.error({ document: name, error }, 'a message could not be taken');
					end(guest, ...closeFor(error));
				}
			});
		},
		leave,
		end,
		read: () =>
			during(async () => {
				await new Promise<void>((resolve, reject) =>
					inTurn(() => {
						if (journal.isEmpty) return resolve();
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
						if (broken) reject(new Error(`${name} cannot be read`));
						else wait();
					})
				);
				const doc = new Y.Doc();
				doc.transact(() => {
					for (const update of history.snapshot.parts()) Y.applyUpdate(doc, update);
				});
				return doc;
			}),
		write: (one) =>
			during(
				() => new Promise<void>((resolve, reject) => inTurn(() => edit(one, resolve, reject)))
			),
		accessChanged() {
			inTurn(() => {
				for (const guest of guests)
					if (guest.plenum && guest.mode !== null)
						if (gate.access(guest.member, document) !== guest.mode) greet(guest);
			});
		},
		get people() {
			return headcount(guests);
		},
		get isEmpty() {
			return isEmpty();
		},
		beat(now, silence) {
			for (const guest of guests)
				if (now - guest.sentAt >= silence) outbox.tell(guest, SIGN_OF_LIFE);
			if (!queue && !broken)
				history.rest(now).catch((error: unknown) => {
					log.error({ document: name, error }, 'a snapshot could not be kept');
				});
		},
		async close() {
			presence.stop();
			roster.stop();
			if (broken) return;
			await opened;
			await journal.ended();
			outbox.flush();
			await history.close();
		}
	};
}

/** Bytes of a message; of a step 2 the room has asked for, which holds all work done offline. */
const BYTES = 1024 * 1024;
const FIRST_BYTES = 8 * BYTES;
const SIGN_OF_LIFE = frameOf(writeAwareness([]));

function isConflict(error: unknown): boolean {
	return error instanceof Conflict;
}

function closeFor(error: unknown): [CloseCode, string] {
	if (!(error instanceof Malformed)) return [closeCodes.bug, 'the server made a mistake'];
	return [error.unknownType ? closeCodes.protocolError : closeCodes.badData, 'malformed message'];
}
