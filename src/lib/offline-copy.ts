import * as Y from 'yjs';
import type { Line } from './connection-line.ts';
import type { Edit } from './connection-unsaved.ts';
import type { Kept, LostText, OfflineStore, Owner } from './offline-store.ts';

const nothing: Kept = { state: null, epoch: null, edits: [], lost: [] };

/** While the connection is good, most letters are saved before they would be kept, ms. */
const PAUSE = 300;
/** How often the document is kept for reading while it changes, ms. */
const REMEMBER = 20_000;
/** A store that gives nothing for so long is not waited for, ms. */
const SLOW = 4_000;

/**
 * This device's copy of one document, for one person: the edits that wait for the server, and the
 * document as it was last known. An edit has its key once the store has confirmed it, not before.
 */
export class OfflineCopy {
	readonly owner: Owner;
	/** The store has not refused what it was last given. */
	storing = true;
	readonly #store: OfflineStore;
	readonly #now: () => number;
	readonly #told: () => void;
	#line: Line | null = null;
	/** The document in the store lacks something that later edits may build on. */
	#stale = true;
	#rememberedAt = 0;
	/** Keepings under way. */
	#keeping = 0;
	#turn: Promise<unknown> = Promise.resolve();
	#soon: { readonly timer: ReturnType<typeof setTimeout>; readonly at: number } | null = null;

	constructor(store: OfflineStore, owner: Owner, now: () => number, told: () => void) {
		this.#store = store;
		this.owner = owner;
		this.#now = now;
		this.#told = told;
	}

	/** What an earlier visit left here, and what else waits on this device. Empty when there is no store. */
	async read(): Promise<Kept & { readonly others: readonly Owner[] }> {
		const late = new Promise<null>((resolve) => setTimeout(resolve, SLOW, null));
		const found = this.#proving(() =>
			Promise.all([this.#store.read(this.owner), this.#store.others(this.owner)])
		);
		const [kept, others] = (await Promise.race([found, late])) ?? [nothing, []];
		return { ...kept, others };
	}

	/** What is kept at another place: of the same person under an earlier id. */
	async readOther(other: Owner): Promise<Kept> {
		return (await this.#after(() => this.#store.read(other))) ?? nothing;
	}

	/** From now on keeps what this line writes. */
	follow(line: Line): void {
		this.#line = line;
		this.#stale = true;
		this.#rememberedAt = this.#now();
		line.doc.on('update', (_update: Uint8Array, origin: unknown) => {
			if (origin === line.provider) this.#stale = true;
		});
	}

	/** Something was written: keeps it, at once when there is no connection. */
	wrote(): void {
		const line = this.#line;
		const delay = line?.alive && !line.offline ? PAUSE : 0;
		const at = this.#now() + delay;
		if (this.#soon && this.#soon.at <= at) return;
		if (this.#soon) clearTimeout(this.#soon.timer);
		this.#soon = { timer: setTimeout(() => this.#keepWaiting(), delay), at };
	}

	/** Keeps everything that waits now; where nothing waits, the document for reading. */
	keep(): void {
		const line = this.#line;
		this.#keepWaiting();
		if (line && this.#stale) void this.#proving(() => this.#remember(line));
	}

	/** These edits are on the server. */
	saved(edits: readonly Edit[]): void {
		this.#stale = true;
		this.#forget(edits);
	}

	/** Once a second: keeps the document as it reads now and then, and tries again what was refused. */
	tick(): void {
		if (this.#keeping > 0) return;
		const since = this.#line?.unsaved.unkeptSince ?? null;
		if (since !== null && this.#now() - since >= PAUSE) this.#keepWaiting();
		else if (this.#now() - this.#rememberedAt >= REMEMBER) this.keep();
	}

	/** Edits have become texts for the tray. */
	lose(lost: readonly LostText[], edits: readonly Edit[]): void {
		this.#stale = true;
		void this.#after(() => this.#store.lose(this.owner, lost, keysOf(edits)));
	}

	/** A text of the tray was handled, here or where it lay before. */
	handled(note: string, owner: Owner = this.owner): void {
		void this.#after(() => this.#store.handled(owner, note));
	}

	#keepWaiting(): void {
		if (this.#soon) clearTimeout(this.#soon.timer);
		this.#soon = null;
		const line = this.#line;
		if (!line || line.unsaved.unkeptSince === null) return;
		this.#keeping++;
		void this.#proving(() => this.#keep(line)).then(() => this.#keeping--);
	}

	/** What waits is kept together with the document it builds on. */
	async #keep(line: Line): Promise<void> {
		const edits = line.unsaved.edits.filter((edit) => edit.key === null);
		if (edits.length === 0) return;
		const keys = await this.#write(line, edits, this.#stale);
		edits.forEach((edit, index) => (edit.key = keys[index] ?? null));
		// Some may have reached the server meanwhile.
		const waiting = new Set(line.unsaved.edits);
		this.#forget(edits.filter((edit) => !waiting.has(edit)));
	}

	/** Where nothing waits, the document alone: all of it is on the server. */
	async #remember(line: Line): Promise<void> {
		if (this.#stale && line.synced && line.unsaved.count === 0) await this.#write(line, [], true);
	}

	async #write({ doc, epoch, readable }: Line, edits: readonly Edit[], whole: boolean) {
		if (epoch === null) throw new Error('Something was written before the server was heard');
		const state = whole && readable ? Y.encodeStateAsUpdate(doc) : null;
		if (state) {
			this.#stale = false;
			this.#rememberedAt = this.#now();
		}
		try {
			return await this.#store.keep(this.owner, epoch, { edits, state });
		} catch (error) {
			this.#stale = true;
			throw error;
		}
	}

	#forget(edits: readonly Edit[]): void {
		if (edits.some((edit) => edit.key !== null))
			void this.#after(() => this.#store.forget(keysOf(edits)));
	}

	/** One thing after the other. What fails is as if it had not been; the next thing is tried again. */
	#after<T>(work: () => Promise<T>): Promise<T | null> {
		const done = this.#turn.then(work).catch(() => null);
		this.#turn = done;
		return done;
	}

	/** Like `after`, for what shows whether this device can keep anything. */
	#proving<T>(work: () => Promise<T>): Promise<T | null> {
		const tell = (storing: boolean) => {
			this.storing = storing;
			this.#told();
		};
		return this.#after(() =>
			work().then(
				(result) => {
					tell(true);
					return result;
				},
				(error: unknown) => {
					tell(false);
					throw error;
				}
			)
		);
	}
}

function keysOf(edits: readonly Edit[]): number[] {
	return edits.map((edit) => edit.key).filter((key) => key !== null);
}
