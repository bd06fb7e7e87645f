import * as Y from 'yjs';
import { WebsocketProvider } from 'y-websocket';
import type { DocumentName } from '#domain/document.ts';
import { closeCodes, isFinal } from '#sync/close-codes.ts';
import {
	messageTypes,
	readHello,
	readRefused,
	readRoster,
	readSaved,
	syncTypes,
	type Hello,
	type Roster
} from '#sync/messages.ts';
import { backoff } from './connection-backoff.ts';
import { changesOf } from './connection-changed.ts';
import { countingSocket, type CountingSocket } from './connection-socket.ts';
import { Unsaved, type Edit } from './connection-unsaved.ts';
import type { Kept } from './offline-store.ts';

export type LineOptions = {
	/** `wss://HOST/sync`. */
	readonly url: string;
	readonly document: DocumentName;
	readonly as?: 'wall' | undefined;
	readonly WebSocket: typeof WebSocket;
	readonly random: () => number;
	readonly now: () => number;
	/** Whose page this is. To anybody else's greeting the line says nothing and ends. */
	readonly participant?: string | undefined;
};

export type LineEvents = {
	/** Anything readable on the line may have changed. */
	readonly changed: () => void;
	/** This doc is at its end: what it holds must be kept aside and a new line opened. */
	readonly broken: (code: string) => void;
	/** The server takes this browser for somebody else; nothing was sent. */
	readonly mistaken: (me: Hello['me']) => void;
	/** The server has sent the page away for good. */
	readonly ended: (code: number) => void;
	/** Something was written here. */
	readonly wrote: () => void;
	/** Edits are on the server's disk. */
	readonly saved: (edits: readonly Edit[]) => void;
	/** The socket is gone. */
	readonly lost: () => void;
};

/** Nothing heard for so long is as good as no socket, ms (the server speaks every 10 s). */
export const SILENCE = 15_000;

/** One life of a document in this page: one Y.Doc, one unforked provider, its fittings. */
export class Line {
	readonly doc = new Y.Doc();
	readonly provider: WebsocketProvider;
	readonly unsaved = new Unsaved();
	hello: Hello | null = null;
	roster: Roster = { people: [] };
	/** The server's clock less this device's, ms. */
	clockOffset = 0;
	/** The whole document has been here once. */
	synced = false;
	/** The document is here as an earlier visit knew it. */
	restored = false;
	/** The life of the document's history this doc belongs to; null until that is known. */
	epoch: number | null = null;
	acknowledged = 0;
	lostAt: number | null;
	ended: number | null = null;
	readonly #clientID = this.doc.clientID;
	readonly #options: LineOptions;
	readonly #events: LineEvents;
	#heardAt = 0;
	#offlineAt: number | null = null;
	#tries = 0;
	#opened = false;
	#retry: ReturnType<typeof setTimeout> | undefined;

	constructor(options: LineOptions, events: LineEvents) {
		this.#options = options;
		this.#events = events;
		this.lostAt = options.now();
		this.provider = new WebsocketProvider(options.url, options.document, this.doc, {
			connect: false,
			disableBc: true,
			params: { plenum: '1', ...(options.as ? { as: options.as } : {}) },
			WebSocketPolyfill: countingSocket(options.WebSocket, this.#sent),
			// Coming back is ours: see #closed.
			shouldReconnect: () => false
		});
		this.#listen();
	}

	/** The document can be read: it has arrived, or this device had kept it. */
	get readable(): boolean {
		return this.synced || this.restored;
	}

	/** Puts back what this device has kept of the document, before the line is opened. */
	restore({ state, epoch, edits }: Kept): void {
		if (epoch === null) return;
		this.#isOf(epoch);
		this.doc.transact(() => {
			if (state) Y.applyUpdate(this.doc, state, this.provider);
			for (const edit of edits) Y.applyUpdate(this.doc, edit.update, this.provider);
		}, this.provider);
		for (const { update, changes, at, key } of edits)
			this.unsaved.add({ update, changes, at, frame: null, key });
		this.restored = state !== null;
	}

	/** Begins to connect. Apart from the constructor, so that its owner knows it when it first tells. */
	open(): void {
		this.#opened = true;
		this.provider.connect();
	}

	get socket(): CountingSocket | null {
		return this.provider.ws as CountingSocket | null;
	}

	/** The socket is open and the server has spoken within the last 15 s. */
	get alive(): boolean {
		return this.provider.wsconnected && this.#options.now() - this.#heardAt < SILENCE;
	}

	/** The browser said that the network is gone, and nothing has come in since. */
	get offline(): boolean {
		return this.#offlineAt !== null && this.#heardAt <= this.#offlineAt;
	}

	wentOffline(): void {
		this.#offlineAt = this.#options.now();
	}

	/** Tries at once: the network is back, or the page is looked at again. */
	connectNow(): void {
		this.#offlineAt = null;
		if (this.ended !== null || !this.#opened) return;
		if (this.provider.wsconnected && !this.alive) this.provider.disconnect();
		clearTimeout(this.#retry);
		this.provider.connect();
	}

	/** Once a second: gives up a silent socket, and keeps the carets of people who are still here. */
	tick(): void {
		if (this.provider.wsconnected && !this.alive) {
			this.provider.disconnect();
			this.#comeBack();
		}
		// The server spares asking pages the renewals of unchanged carets; the roster says who is here.
		for (const client of this.roster.people.flatMap((person) => person.clients)) {
			const meta = this.provider.awareness.meta.get(client);
			if (meta && client !== this.#clientID) meta.lastUpdated = this.#options.now();
		}
	}

	/** Ends the line; the doc and what it holds stay readable. */
	close(): void {
		clearTimeout(this.#retry);
		// The provider says goodbye under the id it began with, also when Yjs has changed it.
		this.doc.clientID = this.#clientID;
		this.provider.destroy();
		this.provider.awareness.destroy();
	}

	#sent = (socket: CountingSocket, subtype: number): void => {
		if (socket !== this.provider.ws) return;
		if (subtype === syncTypes.step2) this.unsaved.cover(socket.counted);
		this.#events.changed();
	};

	#listen(): void {
		const { provider, doc } = this;
		const handlers = provider.messageHandlers;
		handlers[messageTypes.hello] = (_, decoder) => this.#greet(readHello(decoder));
		handlers[messageTypes.saved] = (_, decoder) => this.#acknowledge(readSaved(decoder));
		handlers[messageTypes.refused] = (_, decoder) => {
			this.#events.broken(readRefused(decoder).code);
		};
		handlers[messageTypes.roster] = (_, decoder) => {
			this.roster = readRoster(decoder);
			this.#events.changed();
		};
		handlers.forEach((handle, type) => {
			handlers[type] = (...message) => {
				this.#heardAt = this.#options.now();
				handle(...message);
			};
		});
		doc.on('update', (update: Uint8Array, origin: unknown, _doc: Y.Doc, change: Y.Transaction) => {
			if (origin !== provider) this.#wrote(update, change);
		});
		// Yjs takes a new client id when somebody else writes under ours: this doc may not go on.
		doc.on('afterAllTransactions', () => {
			if (doc.clientID !== this.#clientID) this.#events.broken('foreign-client');
		});
		provider.on('sync', (synced: boolean) => {
			if (!synced) return;
			this.synced = true;
			this.#tries = 0;
			this.#events.changed();
		});
		provider.on('status', ({ status }) => {
			if (status === 'connected') {
				this.lostAt = null;
				this.#heardAt = this.#options.now();
			}
			this.#events.changed();
		});
		provider.on('connection-close', () => {
			this.acknowledged = 0;
			this.unsaved.uncover();
			this.lostAt ??= this.#options.now();
			this.#events.lost();
		});
		provider.on('closed', ({ code }) => this.#closed(code));
	}

	#greet(hello: Hello): void {
		const { participant, now } = this.#options;
		if (participant !== undefined && hello.me.participant !== participant) {
			// Before its step 1 is answered: what was written as one person is never sent as another.
			this.provider.disconnect();
			return this.#events.mistaken(hello.me);
		}
		this.hello = hello;
		this.clockOffset = hello.now - now();
		this.#isOf(hello.epoch);
		this.#events.changed();
	}

	#isOf(epoch: number): void {
		this.epoch = epoch;
		this.provider.params = { ...this.provider.params, epoch: String(epoch) };
	}

	#acknowledge(count: number): void {
		this.acknowledged = count;
		const saved = this.unsaved.acknowledge(count);
		if (saved.length > 0) this.#events.saved(saved);
		this.#events.changed();
	}

	#wrote(update: Uint8Array, change: Y.Transaction): void {
		const socket = this.socket;
		const carried = socket?.readyState === socket?.OPEN && socket?.stepTwo;
		this.unsaved.add({
			update,
			changes: changesOf(change),
			at: this.#options.now(),
			frame: carried ? socket.counted : null,
			key: null
		});
		this.#events.wrote();
		this.#events.changed();
	}

	#closed(code: number): void {
		if (code === closeCodes.refused) this.#events.broken('bad-request');
		else if (code === closeCodes.oldEpoch) this.#events.broken('old-epoch');
		else if (isFinal(code)) {
			this.ended = code;
			this.#events.ended(code);
			this.#events.changed();
		} else this.#comeBack();
	}

	#comeBack(): void {
		clearTimeout(this.#retry);
		this.#retry = setTimeout(
			() => this.provider.connect(),
			backoff(this.#tries++, this.#options.random)
		);
	}
}
