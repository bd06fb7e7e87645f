import type * as Y from 'yjs';
import type { Awareness } from 'y-protocols/awareness';
import type { DocumentName } from '#domain/document.ts';
import { closeCodes } from '#sync/close-codes.ts';
import type { Hello, Roster } from '#sync/messages.ts';
import type { Change } from './connection-changed.ts';
import { Line, type LineOptions } from './connection-line.ts';
import { watchPage } from './connection-page.ts';
import { Tray, type Compare } from './connection-tray.ts';
import { OfflineCopy } from './offline-copy.ts';
import { isSamePerson, type LostText, type OfflineStore, type Owner } from './offline-store.ts';
import { savingState, type Saving } from './saving-state.ts';

export type ConnectionOptions = Partial<Omit<LineOptions, 'document' | 'participant'>> & {
	/** Where and for whom unsent words are kept; none for documents this page only reads. */
	readonly offline?: Omit<Owner, 'document'> & { readonly store: OfflineStore };
	readonly compare?: Compare;
};

/**
 * One shared document in this page, over y-websocket's own provider. It comes back by itself with
 * full jitter, at once when the network or the person does; it tells honestly what is saved; and when
 * the server ends a doc it keeps the old one aside and goes on with a new one.
 */
export class Connection {
	readonly #options: LineOptions;
	readonly #store: OfflineStore | null;
	readonly #compare: Compare;
	readonly #listeners = new Set<() => void>();
	readonly #timer: ReturnType<typeof setInterval>;
	readonly #unwatch: () => void;
	#copy!: OfflineCopy | null;
	#tray!: Tray;
	#line!: Line;
	#others: readonly Owner[] = [];
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
		this.#compare = options.compare ?? (() => []);
		this.#store = options.offline?.store ?? null;
		this.#begin(options.offline ? { ...options.offline, document } : null);
		this.#timer = setInterval(this.#tick, 1_000);
		this.#unwatch = watchPage({ awake: this.#awake, asleep: this.#asleep, hidden: this.#keep });
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

	/** The document can be read: it has arrived, or this device had kept it. */
	get readable(): boolean {
		return this.#line.readable;
	}

	/** The code the server has sent this page away with for good. */
	get ended(): number | null {
		return this.#line.ended;
	}

	/** The socket is open and speaking. */
	get alive(): boolean {
		return this.#line.alive && !this.#line.offline;
	}

	/** When the connection was last lost, ms since 1970; null while it is open. */
	get lostAt(): number | null {
		return this.#line.lostAt;
	}

	/** Texts the server did not take and nobody has handled. */
	get lost(): readonly LostText[] {
		return this.#tray.lost;
	}

	/** What was changed here and is not on the server, in order. */
	get waiting(): readonly Change[] {
		return this.#line.unsaved.edits.flatMap((edit) => edit.changes);
	}

	/** What else waits on this device: other people's words, and other documents. */
	get others(): readonly Owner[] {
		return this.#others;
	}

	get saving(): Saving {
		const line = this.#line;
		const { unsaved } = line;
		const kept = unsaved.kept;
		return savingState({
			open: line.alive,
			offline: line.offline,
			stepTwo: line.socket?.stepTwo ?? false,
			sent: line.socket?.counted ?? 0,
			saved: line.acknowledged,
			changes: unsaved.count,
			changedAt: unsaved.since,
			kept: kept.changes,
			keptSince: kept.since,
			unkeptSince: unsaved.unkeptSince,
			storing: this.#copy?.storing ?? false,
			lostAt: line.lostAt,
			refused: this.#tray.count,
			ended: line.ended,
			now: this.#options.now()
		});
	}

	/** Words would be lost if the page were closed now. */
	get unsafe(): boolean {
		const { state } = this.saving;
		if (state === 'refused' || state === 'unkept') return true;
		const since = this.#line.unsaved.unkeptSince;
		if (since === null) return false;
		return !(this.#copy?.storing ?? false) || this.#options.now() - since >= 1_000;
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

	/** The person has handled a text of the tray. */
	letGo(lost: LostText): void {
		this.#tray.letGo(lost);
		this.#tell();
	}

	/** A text that was let go is to be handled after all. */
	takeBack(lost: LostText): void {
		this.#tray.takeBack(lost);
		this.#tell();
	}

	close(): void {
		this.#closed = true;
		this.#keep();
		clearInterval(this.#timer);
		this.#unwatch();
		this.#line.close();
		this.#listeners.clear();
	}

	/** A page for this person: what they left here on an earlier visit first, then the line. */
	#begin(owner: Owner | null): void {
		const copy =
			this.#store && owner
				? new OfflineCopy(this.#store, owner, this.#options.now, () => {
						if (copy === this.#copy) this.#tell();
					})
				: null;
		this.#copy = copy;
		this.#tray = new Tray(this.#compare, copy);
		const line = this.#newLine();
		if (copy) void this.#restore(copy, line);
		else line.open();
	}

	async #restore(copy: OfflineCopy, line: Line): Promise<void> {
		const { others, ...kept } = await copy.read();
		if (this.#closed || line !== this.#line) return;
		line.restore(kept);
		this.#tray.found(kept.lost);
		this.#others = others;
		line.open();
		this.#tell();
		for (const one of others) if (isSamePerson(one, copy.owner)) await this.#adopt(copy, one);
	}

	/** Words of the same person under an earlier id: the server would not take them, so the tray does. */
	async #adopt(copy: OfflineCopy, earlier: Owner): Promise<void> {
		const kept = await copy.readOther(earlier);
		if (this.#closed || copy !== this.#copy) return;
		this.#tray.adopt(kept, earlier);
		this.#others = this.#others.filter((one) => one !== earlier);
		this.#changed();
	}

	#newLine(): Line {
		const participant = this.#copy?.owner.participant;
		const isCurrent = () => line === this.#line && !this.#closed;
		// Not inside the socket's or the doc's own callback: both are closed by it.
		const later = (act: () => void) => queueMicrotask(() => isCurrent() && act());
		const line: Line = new Line(participant ? { ...this.#options, participant } : this.#options, {
			changed: () => isCurrent() && this.#changed(),
			broken: (code) => later(() => this.#renew(code)),
			mistaken: (me) => later(() => this.#exchange(me)),
			ended: (code) => isCurrent() && this.#end(code),
			wrote: () => this.#copy?.wrote(),
			saved: (edits) => this.#copy?.saved(edits),
			lost: () => isCurrent() && this.#keep()
		});
		this.#line = line;
		this.#copy?.follow(line);
		return line;
	}

	/** The server takes nothing more of this doc: it is put aside, and a new one begun. */
	#renew(code: string): void {
		this.#line.close();
		this.#putAside(code);
		this.#newLine().open();
		this.#tell();
	}

	/** Somebody else sits here now. What the one before wrote stays kept as theirs. */
	#exchange(me: Hello['me']): void {
		const { participant, name } = me;
		const { doc, unsaved } = this.#line;
		const edits = this.#copy?.storing ? [] : unsaved.edits;
		this.#line.close();
		this.#begin(participant ? { participant, name, document: this.#options.document } : null);
		if (edits.length > 0) this.#tray.putAside({ doc, code: 'not-signed-in', edits });
		this.#tell();
	}

	/** Sent away for good. Who only has to sign in again finds their words where they are kept. */
	#end(code: number): void {
		if (code === closeCodes.signedOut && this.#copy?.storing) return this.#keep();
		this.#putAside(code === closeCodes.notFound ? 'not-found' : 'not-allowed');
		this.#line.unsaved.clear();
		this.#tray.compare(null, this.#options.now());
	}

	#putAside(code: string): void {
		const { doc, unsaved } = this.#line;
		if (unsaved.count > 0) this.#tray.putAside({ doc, code, edits: unsaved.edits });
	}

	#changed(): void {
		if (this.#line.synced && this.#tray.compares)
			this.#tray.compare(this.#line.doc, this.#options.now());
		this.#tell();
	}

	#tell(): void {
		this.#shown = JSON.stringify(this.saving);
		for (const listener of this.#listeners) listener();
	}

	#tick = (): void => {
		this.#line.tick();
		this.#copy?.tick();
		if (JSON.stringify(this.saving) !== this.#shown) this.#tell();
	};

	#awake = (): void => this.#line.connectNow();

	#asleep = (): void => {
		this.#line.wentOffline();
		this.#keep();
		this.#tell();
	};

	#keep = (): void => void this.#copy?.keep();
}

function syncUrl(): string {
	return `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/sync`;
}
