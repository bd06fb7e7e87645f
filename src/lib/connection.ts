import type * as Y from 'yjs';
import type { Awareness } from 'y-protocols/awareness';
import type { DocumentName } from '#domain/document.ts';
import type { Hello, Roster } from '#sync/messages.ts';
import { Line, type LineOptions } from './connection-line.ts';
import { savingState, type Saving } from './saving-state.ts';

/** A doc the server refused to take further, with what was changed in it and never acknowledged. */
export type Aside = {
	readonly doc: Y.Doc;
	readonly code: string;
	/** Things changed and not saved: `notes/ID`. */
	readonly about: readonly string[];
};

export type ConnectionOptions = Partial<Omit<LineOptions, 'document'>>;

/**
 * One shared document in this page, over y-websocket's own provider. It comes back by itself with
 * full jitter, at once when the network or the person does; it tells honestly what is saved; and when
 * the server ends a doc it keeps the old one aside and goes on with a new one.
 */
export class Connection {
	readonly #options: LineOptions;
	readonly #listeners = new Set<() => void>();
	readonly #timer: ReturnType<typeof setInterval>;
	#line: Line;
	#asides: readonly Aside[] = [];
	#shown = '';
	#closed = false;

	constructor(document: DocumentName, options: ConnectionOptions = {}) {
		this.#options = {
			url: options.url ?? syncUrl(),
			document,
			as: options.as,
			WebSocket: options.WebSocket ?? globalThis.WebSocket,
			random: options.random ?? Math.random,
			now: options.now ?? Date.now
		};
		this.#line = this.#newLine();
		this.#line.open();
		this.#timer = setInterval(this.#tick, 1_000);
		globalThis.window?.addEventListener('online', this.#awake);
		globalThis.window?.addEventListener('offline', this.#asleep);
		globalThis.window?.addEventListener('pageshow', this.#awake);
		globalThis.document?.addEventListener('visibilitychange', this.#looked);
	}

	/** The doc in use. It changes when the server refuses one: read it anew when told. */
	get doc(): Y.Doc {
		return this.#line.doc;
	}

	get awareness(): Awareness {
		return this.#line.provider.awareness;
	}

	get hello(): Hello | null {
		return this.#line.hello;
	}

	/** Who is here now. */
	get roster(): Roster {
		return this.#line.roster;
	}

	/** The whole document has arrived at least once. */
	get synced(): boolean {
		return this.#line.synced;
	}

	/** The socket is open and speaking. */
	get alive(): boolean {
		return this.#line.alive && !this.#line.offline;
	}

	/** When the connection was last lost, ms since 1970; null while it is open. */
	get lostAt(): number | null {
		return this.#line.lostAt;
	}

	/** Docs that were refused and not yet let go. */
	get asides(): readonly Aside[] {
		return this.#asides;
	}

	get saving(): Saving {
		const line = this.#line;
		const refused = this.#asides[0];
		return savingState({
			open: line.alive,
			offline: line.offline,
			stepTwo: line.socket?.stepTwo ?? false,
			sent: line.socket?.counted ?? 0,
			saved: line.acknowledged,
			changes: line.unsaved.count,
			changedAt: line.unsaved.since,
			lostAt: line.lostAt,
			refused: refused
				? { code: refused.code, count: this.#asides.flatMap((aside) => aside.about).length }
				: null,
			ended: line.ended,
			now: this.#options.now()
		});
	}

	/** The server's clock, ms since 1970, as its last hello told it. */
	serverNow(): number {
		return this.#options.now() + this.#line.clockOffset;
	}

	/** Calls back whenever anything readable here may have changed; gives the way to stop it. */
	subscribe(listener: () => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	/** The person has handled a refused doc. */
	letGo(aside: Aside): void {
		this.#asides = this.#asides.filter((one) => one !== aside);
		this.#tell();
	}

	close(): void {
		this.#closed = true;
		clearInterval(this.#timer);
		globalThis.window?.removeEventListener('online', this.#awake);
		globalThis.window?.removeEventListener('offline', this.#asleep);
		globalThis.window?.removeEventListener('pageshow', this.#awake);
		globalThis.document?.removeEventListener('visibilitychange', this.#looked);
		this.#line.close();
		this.#listeners.clear();
	}

	#newLine(): Line {
		const line: Line = new Line(this.#options, {
			changed: () => line === this.#line && this.#tell(),
			// Not inside the socket's or the doc's own callback: both are closed by it.
			broken: (code) => queueMicrotask(() => line === this.#line && this.#renew(code))
		});
		return line;
	}

	#renew(code: string): void {
		if (this.#closed) return;
		const old = this.#line;
		if (old.unsaved.count > 0)
			this.#asides = [...this.#asides, { doc: old.doc, code, about: old.unsaved.about }];
		old.close();
		this.#line = this.#newLine();
		this.#line.open();
		this.#tell();
	}

	#tell(): void {
		this.#shown = JSON.stringify(this.saving);
		for (const listener of this.#listeners) listener();
	}

	#tick = (): void => {
		this.#line.tick();
		if (JSON.stringify(this.saving) !== this.#shown) this.#tell();
	};

	#awake = (): void => this.#line.connectNow();

	#asleep = (): void => {
		this.#line.wentOffline();
		this.#tell();
	};

	#looked = (): void => {
		if (globalThis.document.visibilityState === 'visible') this.#line.connectNow();
	};
}

function syncUrl(): string {
	return `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/sync`;
}
