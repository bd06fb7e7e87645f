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
const SLOW = 2_000;

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
	#waiting = 0;
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
		line.doc.on('update', (_update: Uint8Array, origin: unknown) => {
			if (origin === line.provider) this.#stale = true;
		});
	}

	/** Something was written: keeps it, at once when there is no connection. */
	wrote(): void {
		const line = this.#line;
		const at = this.#now() + (line?.alive && !line.offline ? PAUSE : 0);
		if (this.#soon && this.#soon.at <= at) return;
		if (this.#soon) clearTimeout(this.#soon.timer);
		this.#soon = { timer: setTimeout(() => void this.keep(), at - this.#now()), at };
	}

	/** Keeps everything that waits now; where nothing waits, the document for reading. */
	keep(): Promise<void> {
		if (this.#soon) clearTimeout(this.#soon.timer);
		this.#soon = null;
		const line = this.#line;
		if (!line) return Promise.resolve();
		this.#waiting++;
		return this.#proving(() => this.#keep(line)).then(() => void this.#waiting--);
	}

	/** These edits are on the server. */
	saved(edits: readonly Edit[]): void {
		this.#stale = true;
		this.#forget(edits);
	}

	/** Once a second: keeps the document as it reads now and then, and tries again what was refused. */
	tick(): void {
		if (this.#waiting > 0) return;
		const due = this.#stale && this.#now() - this.#rememberedAt >= REMEMBER;
		const since = this.#line?.unsaved.unkeptSince ?? null;
		if (due || (since !== null && this.#now() - since >= PAUSE)) void this.keep();
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

	async #keep(line: Line): Promise<void> {
		const { doc, unsaved, epoch } = line;
		const edits = unsaved.edits.filter((edit) => edit.key === null);
		const readable = line.synced || line.restored;
		if (epoch === null || (edits.length === 0 && (!this.#stale || !line.synced))) return;
		// What waits is kept with the document it builds on; the document alone only when all is saved.
		const base = this.#stale && readable && (edits.length > 0 || unsaved.count === 0);
		if (edits.length === 0 && !base) return;
		this.#stale &&= !base;
		try {
			const state = base ? Y.encodeStateAsUpdate(doc) : null;
			const keys = await this.#store.keep(this.owner, epoch, { edits, state });
			edits.forEach((edit, index) => (edit.key = keys[index] ?? null));
			if (base) this.#rememberedAt = this.#now();
		} catch (error) {
			this.#stale = true;
			throw error;
		}
		// Some may have reached the server meanwhile.
		const waiting = new Set(unsaved.edits);
		this.#forget(edits.filter((edit) => !waiting.has(edit)));
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
