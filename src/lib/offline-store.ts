import type { Note } from '#domain/note.ts';
import type { Change } from './connection-changed.ts';

/** Whose words, in which document. What one person wrote is never read, or sent, as another's. */
export type Place = { readonly participant: string; readonly document: string };

/** Somebody on this device, and by what name others here know them. */
export type Owner = Place & { readonly name: string };

/** A change that waits for the server, as it lies in the store. Keys grow in the order of writing. */
export type KeptEdit = NewEdit & { readonly key: number; readonly epoch: number };

export type NewEdit = {
	readonly update: Uint8Array;
	readonly changes: readonly Change[];
	readonly at: number;
};

/** A text the server did not take, until its writer has handled it. */
export type LostText = {
	readonly note: Note;
	/** Why: a refusal's code. */
	readonly code: string;
	readonly at: number;
	/** What the note read on the server when the two were compared; null when it was not there. */
	readonly over: string | null;
};

/** All that is kept of a document for one person. */
export type Kept = {
	/** The document as this page last knew it, for reading without a network. */
	readonly state: Uint8Array | null;
	/** The life of the document's history that `state` and `edits` belong to; null when there are none. */
	readonly epoch: number | null;
	readonly edits: readonly KeptEdit[];
	readonly lost: readonly LostText[];
};

/**
 * This device's own store. Every promise resolves when what it says is on the device's disk (where the
 * browser can tell), and rejects when the device cannot keep it (private mode, no room).
 */
export interface OfflineStore {
	read(place: Place): Promise<Kept>;
	/** Everything else on this device that waits for somebody: other people's, and other documents. */
	others(place: Place): Promise<readonly Owner[]>;
	/** Keeps edits, and with them the document when given; gives the edits' keys, in order. */
	keep(
		owner: Owner,
		epoch: number,
		what: { readonly edits: readonly NewEdit[]; readonly state: Uint8Array | null }
	): Promise<readonly number[]>;
	/** These edits are on the server. Unknown keys are no error. */
	forget(keys: readonly number[]): Promise<void>;
	/**
	 * Edits have become texts to handle: at one blow the edits go, with them the document they were
	 * part of, and the texts come. A text of the same note takes the place of the one before.
	 */
	lose(owner: Owner, lost: readonly LostText[], keys: readonly number[]): Promise<void>;
	/** The person has handled a text. */
	handled(place: Place, note: string): Promise<void>;
}

/** Whether two are one person: who joins again after somebody else has a new id, and the old name. */
export function isSamePerson(one: Owner, other: Owner): boolean {
	const folded = ({ name }: Owner) => name.normalize('NFKC').toLocaleLowerCase('und');
	return one.document === other.document && folded(one) === folded(other);
}
