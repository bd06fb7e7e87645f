import type { DocumentName } from '#domain/document.ts';
import { Refusal } from '#domain/refusal.ts';
import type { Write } from '../storage/storage.ts';
import type { Tables } from '../storage/tables.ts';

/** Client ids one participant may hold in one document. */
export const CLIENTS_PER_PARTICIPANT = 64;
/** Stands for the server itself among the participants. */
export const SERVER = '';

/**
 * Whom each Yjs client id of a document belongs to. An id belongs to the participant it first
 * appeared with; nobody else's structs or presence are taken under it.
 */
export type Bindings = {
	/** The owner, also when the row is still on its way to disk. */
	owner(client: number): string | undefined;
	/** Whether the owner's row is on disk: only then may the id be named to others. */
	isCommitted(client: number): boolean;
	/**
	 * Makes a client id a participant's, and gives the rows to commit for it: none when it is theirs.
	 * `isIdle` tells whether an id has neither structs nor a socket: such ids make room for new ones.
	 * @throws Refusal `foreign-client` when it is somebody else's, or theirs are used up
	 */
	bind(client: number, participant: string, isIdle: (client: number) => boolean): Write[];
	/** The rows `bind` gave are on disk. */
	committed(writes: readonly Write[]): void;
	/** The rows `bind` gave did not get to disk. */
	undo(writes: readonly Write[]): void;
	/** Puts the stored rows in the place of everything remembered. */
	reset(rows: readonly Tables['clients'][]): void;
};

export function createBindings(document: DocumentName): Bindings {
	const owners = new Map<number, string>();
	const waiting = new Set<number>();
	const held = new Map<string, Set<number>>();

	const add = (client: number, participant: string) => {
		owners.set(client, participant);
		const clients = held.get(participant);
		if (clients) clients.add(client);
		else held.set(participant, new Set([client]));
	};
	const remove = (client: number) => {
		held.get(owners.get(client) ?? '')?.delete(client);
		owners.delete(client);
		waiting.delete(client);
	};

	return {
		owner: (client) => owners.get(client),
		isCommitted: (client) => owners.has(client) && !waiting.has(client),
		bind(client, participant, isIdle) {
			const owner = owners.get(client);
			if (owner === participant) return [];
			if (owner !== undefined) throw new Refusal('foreign-client');
			const writes: Write[] = [];
			const clients = held.get(participant);
			if (participant !== SERVER && clients && clients.size >= CLIENTS_PER_PARTICIPANT) {
				const idle = [...clients].find((one) => !waiting.has(one) && isIdle(one));
				if (idle === undefined) throw new Refusal('foreign-client');
				remove(idle);
				writes.push({ op: 'remove', table: 'clients', where: { document, client: idle } });
			}
			add(client, participant);
			waiting.add(client);
			writes.push({ op: 'insert', table: 'clients', row: { document, client, participant } });
			return writes;
		},
		committed(writes) {
			for (const write of writes)
				if (write.table === 'clients' && write.op === 'insert') waiting.delete(write.row.client);
		},
		undo(writes) {
			for (const write of writes)
				if (write.table === 'clients' && write.op === 'insert') remove(write.row.client);
		},
		reset(rows) {
			owners.clear();
			waiting.clear();
			held.clear();
			for (const { client, participant } of rows) add(client, participant);
		}
	};
}
