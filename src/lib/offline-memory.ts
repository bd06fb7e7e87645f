import type { KeptEdit, LostText, OfflineStore, Owner, Place } from './offline-store.ts';

type Row<T> = T & Owner;

/** A store that lasts as long as the object: for tests, and to see what a device holds. */
export class MemoryStore implements OfflineStore {
	edits: Row<KeptEdit>[] = [];
	states: Row<{ epoch: number; state: Uint8Array }>[] = [];
	lost: Row<LostText>[] = [];
	/** Set: everything that is to be written is refused, as in private mode. */
	full = false;
	/** How often something was written. */
	written = 0;
	#key = 0;

	async read(place: Place) {
		const edits = this.edits.filter(at(place));
		const state = this.states.find(at(place));
		const epoch = state?.epoch ?? edits[0]?.epoch ?? null;
		return { state: state?.state ?? null, epoch, edits, lost: this.lost.filter(at(place)) };
	}

	async others(place: Place) {
		const rows: Owner[] = [...this.edits, ...this.lost].filter((row) => !at(place)(row));
		return rows.filter((one, index) => rows.findIndex(at(one)) === index);
	}

	async keep(owner: Owner, epoch: number, what: Parameters<OfflineStore['keep']>[2]) {
		this.#write();
		const rows = what.edits.map((edit) => ({ ...edit, ...owner, epoch, key: ++this.#key }));
		this.edits.push(...rows);
		if (what.state) {
			this.states = this.states.filter((row) => !at(owner)(row));
			this.states.push({ ...owner, epoch, state: what.state });
		}
		return rows.map((row) => row.key);
	}

	async forget(keys: readonly number[]) {
		this.#write();
		this.edits = this.edits.filter((edit) => !keys.includes(edit.key));
	}

	async lose(owner: Owner, lost: readonly LostText[], keys: readonly number[]) {
		this.#write();
		this.edits = this.edits.filter((edit) => !keys.includes(edit.key));
		this.states = this.states.filter((row) => !at(owner)(row));
		const again = new Set(lost.map((one) => one.note.id));
		this.lost = this.lost.filter((row) => !at(owner)(row) || !again.has(row.note.id));
		this.lost.push(...lost.map((one) => ({ ...owner, ...one })));
	}

	async handled(place: Place, note: string) {
		this.#write();
		this.lost = this.lost.filter((row) => !at(place)(row) || row.note.id !== note);
	}

	#write(): void {
		if (this.full) throw new Error('This store is full');
		this.written++;
	}
}

function at(place: Place): (row: Place) => boolean {
	return (row) => row.participant === place.participant && row.document === place.document;
}
