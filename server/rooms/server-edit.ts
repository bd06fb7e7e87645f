import type * as Y from 'yjs';
import type { Write } from '../storage/storage.ts';
import { SERVER, type Bindings } from './bindings.ts';
import type { History } from './history.ts';
import type { Journal } from './journal.ts';

/** An edit of the server's own, and the rows that are committed with it. */
export type ServerEdit = {
	readonly edit: (doc: Y.Doc) => void;
	readonly writes: readonly Write[];
	readonly participant: string | null;
	/**
	 * Whether what is deleted goes from everything the room gives out, before anybody is answered
	 * again, and from the kept snapshots. Only the log has it then.
	 */
	readonly forget?: boolean;
};

export type EditParts = {
	readonly history: History;
	readonly bindings: Bindings;
	readonly journal: Journal;
	/** The Yjs client id the server writes under. */
	readonly client: number;
	readonly show: (update: Uint8Array) => void;
};

/**
 * Puts a server's edit on its way, in a batch of its own. `failed` is told when nothing has
 * happened, and nothing will.
 */
export function editAsServer(
	parts: EditParts,
	one: ServerEdit,
	done: () => void,
	failed: (error: unknown) => void
): void {
	const { history, bindings, journal, client, show } = parts;
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
				const forgotten = one.forget ? history.forget() : null;
				if (update !== null) show(update);
				if (forgotten) void forgotten.then(done);
				else done();
			},
			fail: failed,
			again: () => editAsServer(parts, one, done, failed)
		});
	} catch (error) {
		history.spoil();
		failed(error);
	}
}
