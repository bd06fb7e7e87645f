import type { KeptEdit, LostText, OfflineStore, Owner, Place } from './offline-store.ts';

type EditRow = KeptEdit & Owner;
type StateRow = Place & { epoch: number; state: Uint8Array; at: number };
type LostRow = Owner & LostText & { id: string };

/** A document nobody here has opened for so long is no longer kept for reading, ms. */
const READABLE = 14 * 86_400_000;

/** The store of the browser this page runs in; null where pages may keep nothing. */
export function deviceStore(): OfflineStore | null {
	try {
		return globalThis.indexedDB ? indexedStore(globalThis.indexedDB, Date.now) : null;
	} catch {
		return null;
	}
}

/** The browser's IndexedDB: one database for all events, its rows told apart by person and document. */
export function indexedStore(factory: IDBFactory, now: () => number): OfflineStore {
	let opening: Promise<IDBDatabase> | null = null;

	function database(): Promise<IDBDatabase> {
		opening ??= open(factory, () => (opening = null)).then((opened) => {
			tidy(opened, now() - READABLE);
			return opened;
		});
		opening.catch(() => (opening = null));
		return opening;
	}

	async function write<T>(names: string[], work: (tables: IDBObjectStore[]) => T): Promise<T> {
		const change = (await database()).transaction(names, 'readwrite', { durability: 'strict' });
		const result = work(names.map((name) => change.objectStore(name)));
		await completed(change);
		return result;
	}

	return {
		async read({ participant, document }) {
			const place = [participant, document];
			const seen = (await database()).transaction(['edits', 'states', 'lost']);
			const [edits, state, lost] = await Promise.all([
				got<EditRow[]>(seen.objectStore('edits').index('place').getAll(place)),
				got<StateRow | undefined>(seen.objectStore('states').get(place)),
				got<LostRow[]>(seen.objectStore('lost').index('place').getAll(place))
			]);
			const epoch = state?.epoch ?? edits[0]?.epoch ?? null;
			return { state: state?.state ?? null, epoch, edits, lost };
		},
		async others(except) {
			const seen = (await database()).transaction(['edits', 'lost']);
			const owners = new Map<string, Owner>();
			const add = ({ value }: IDBCursorWithValue) => {
				const { participant, document, name } = value as Owner;
				if (participant !== except.participant || document !== except.document)
					owners.set(`${participant} ${document}`, { participant, document, name });
			};
			const firsts = (table: string) =>
				each(seen.objectStore(table).index('place').openCursor(null, 'nextunique'), add);
			await Promise.all([firsts('edits'), firsts('lost')]);
			return [...owners.values()];
		},
		keep: (owner, epoch, { edits, state }) =>
			write(['edits', 'states'], ([rows, states]) => {
				const { participant, document, name } = owner;
				const keys = edits.map(({ update, changes, at }) =>
					rows!.add({ participant, document, name, epoch, update, changes, at })
				);
				if (state) states!.put({ participant, document, epoch, state, at: now() });
				return keys;
			}).then((keys) => keys.map((key) => key.result as number)),
		forget: (keys) => write(['edits'], ([rows]) => keys.forEach((key) => rows!.delete(key))),
		lose: ({ participant, document, name }, lost, keys) =>
			write(['edits', 'states', 'lost'], ([rows, states, texts]) => {
				for (const key of keys) rows!.delete(key);
				states!.delete([participant, document]);
				for (const text of lost)
					texts!.put({ ...text, participant, document, name, id: text.note.id } satisfies LostRow);
			}),
		handled: ({ participant, document }, note) =>
			write(['lost'], ([texts]) => void texts!.delete([participant, document, note]))
	};
}

function open(factory: IDBFactory, closed: () => void): Promise<IDBDatabase> {
	const request = factory.open('plenum', 1);
	request.onupgradeneeded = () => {
		const place = ['participant', 'document'];
		const edits = request.result.createObjectStore('edits', {
			keyPath: 'key',
			autoIncrement: true
		});
		edits.createIndex('place', place);
		request.result.createObjectStore('states', { keyPath: place }).createIndex('at', 'at');
		const lost = request.result.createObjectStore('lost', { keyPath: [...place, 'id'] });
		lost.createIndex('place', place);
	};
	return got<IDBDatabase>(request).then((opened) => {
		// A newer page wants another shape: this one must not stand in its way.
		opened.onversionchange = () => {
			opened.close();
			closed();
		};
		opened.onclose = closed;
		return opened;
	});
}

/** Lets go of documents nobody reads, but for those that waiting edits build on. */
function tidy(opened: IDBDatabase, before: number): void {
	const change = opened.transaction(['states', 'edits'], 'readwrite');
	const old = change.objectStore('states').index('at').openCursor(IDBKeyRange.upperBound(before));
	each(old, (cursor) => {
		const state = cursor.primaryKey;
		const waiting = change.objectStore('edits').index('place').count(state);
		waiting.onsuccess = () => waiting.result === 0 && change.objectStore('states').delete(state);
	}).catch(() => undefined);
}

function got<T>(request: IDBRequest): Promise<T> {
	return new Promise((resolve, reject) => {
		request.onsuccess = () => resolve(request.result as T);
		request.onerror = () => reject(request.error ?? new Error('the store gave no reason'));
	});
}

function each(
	request: IDBRequest<IDBCursorWithValue | null>,
	visit: (cursor: IDBCursorWithValue) => void
): Promise<void> {
	return new Promise((resolve, reject) => {
		request.onerror = () => reject(request.error ?? new Error('the store gave no reason'));
		request.onsuccess = () => {
			const cursor = request.result;
			if (!cursor) return resolve();
			visit(cursor);
			cursor.continue();
		};
	});
}

function completed(change: IDBTransaction): Promise<void> {
	return new Promise((resolve, reject) => {
		const failed = () => reject(change.error ?? new Error('the store gave no reason'));
		change.oncomplete = () => resolve();
		change.onabort = failed;
		change.onerror = failed;
		change.commit?.();
	});
}
