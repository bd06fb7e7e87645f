import { WebsocketProvider } from 'y-websocket';
import WebSocket from 'ws';
import * as Y from 'yjs';
import type { EventView } from '#domain/event-view.ts';

/** What the server answers when an event is made. */
export type MadeEvent = {
	readonly id: string;
	readonly joinCode: string;
	readonly links: Readonly<Record<'organiser' | 'facilitator' | 'participant' | 'wall', string>>;
	readonly boards: readonly {
		readonly id: string;
		readonly session: string;
		readonly letter: string;
		readonly topic: string;
		readonly questions: readonly { readonly id: string; readonly text: string }[];
	}[];
};

/** An answer of the API, as a program sees it. */
export type Answer = { readonly status: number; readonly body: Record<string, unknown> };

/** Somebody with a browser of their own: one seat, one cookie. */
export type Person = {
	readonly url: string;
	readonly cookie: string;
	readonly participant: string | null;
	readonly event: MadeEvent;
	command(
		command: string,
		input?: Readonly<Record<string, unknown>>,
		key?: string
	): Promise<Answer>;
	view(): Promise<EventView>;
	/** Opens a document as a page with an unchanged Yjs client does. */
	open(document: string, params?: Readonly<Record<string, string>>): OpenDocument;
	/** Closes every document. */
	leave(): void;
};

export type OpenDocument = {
	readonly doc: Y.Doc;
	readonly provider: WebsocketProvider;
	/** Close codes the server has sent to this client, in order. */
	readonly closed: readonly number[];
	/** Texts of the notes, by id. */
	texts(): Record<string, string>;
	write(note: string, text: string): void;
	synced(): Promise<void>;
	leave(): void;
};

export async function createEvent(
	url: string,
	adminToken: string,
	agenda: unknown
): Promise<MadeEvent> {
	const { status, body } = await post(`${url}/api/v1/events`, agenda, {
		authorization: `Bearer ${adminToken}`
	});
	if (status !== 201) throw new Error(`the event was not made: ${JSON.stringify(body)}`);
	return body as unknown as MadeEvent;
}

export async function join(
	url: string,
	event: MadeEvent,
	name: string,
	organisation?: string
): Promise<Person> {
	return comeIn(url, event, 'join', {
		code: event.joinCode,
		name,
		...(organisation === undefined ? {} : { organisation })
	});
}

/** @param link a role link, whose secret stands in the fragment */
export async function enter(
	url: string,
	event: MadeEvent,
	link: string,
	name?: string
): Promise<Person> {
	const secret = new URL(link).hash.slice(1);
	return comeIn(url, event, 'enter', { secret, ...(name === undefined ? {} : { name }) });
}

/** Waits until something holds; never sleeps longer than it must. */
export async function until(
	holds: () => boolean | Promise<boolean>,
	what = holds.toString(),
	patience = 10_000
): Promise<void> {
	const deadline = Date.now() + patience;
	while (!(await holds())) {
		if (Date.now() > deadline) throw new Error(`never came: ${what}`);
		await new Promise((resolve) => setTimeout(resolve, 5));
	}
}

export async function post(
	url: string,
	body: unknown,
	headers: Readonly<Record<string, string>> = {}
): Promise<Answer & { readonly cookie: string | null }> {
	const response = await fetch(url, {
		method: 'POST',
		headers: { 'content-type': 'application/json', ...headers },
		body: JSON.stringify(body)
	});
	const cookie = response.headers.getSetCookie().find((one) => /^(__Host-)?plenum=/.test(one));
	return {
		status: response.status,
		body: (await response.json()) as Record<string, unknown>,
		cookie: cookie?.split(';')[0] ?? null
	};
}

/** A `WebSocket` that comes with a cookie, as a browser's does by itself. */
export function socketWith(headers: Readonly<Record<string, string>>): typeof globalThis.WebSocket {
	return class extends WebSocket {
		constructor(url: string | URL, protocols?: string | string[]) {
			super(url, protocols, { headers });
		}
	} as unknown as typeof globalThis.WebSocket;
}

async function comeIn(
	url: string,
	event: MadeEvent,
	door: 'join' | 'enter',
	input: Readonly<Record<string, unknown>>
): Promise<Person> {
	const { status, body, cookie } = await post(`${url}/api/v1/${door}`, input);
	if (status !== 200 || cookie === null)
		throw new Error(`did not come in: ${JSON.stringify(body)}`);
	const open: OpenDocument[] = [];
	return {
		url,
		cookie,
		event,
		participant: (body['participant'] as string | null | undefined) ?? null,
		command: (command, input = {}, key = crypto.randomUUID()) =>
			post(`${url}/api/v1/events/${event.id}/commands`, { command, ...input, key }, { cookie }),
		async view() {
			const response = await fetch(`${url}/api/v1/events/${event.id}`, { headers: { cookie } });
			if (response.status !== 200) throw new Error(`no view: ${response.status}`);
			return (await response.json()) as EventView;
		},
		open(document, params = {}) {
			const opened = openDocument(url, cookie, document, params);
			open.push(opened);
			return opened;
		},
		leave: () => open.forEach((one) => one.leave())
	};
}

/** A stock `WebsocketProvider`, which comes back by itself whenever it may. */
export function openDocument(
	url: string,
	cookie: string,
	document: string,
	params: Readonly<Record<string, string>> = {}
): OpenDocument {
	// Each provider listens for the end of the process; a hall of people is no leak.
	process.setMaxListeners(0);
	const doc = new Y.Doc();
	const closed: number[] = [];
	const provider = new WebsocketProvider(`${url.replace('http', 'ws')}/sync`, document, doc, {
		WebSocketPolyfill: socketWith({ cookie }),
		params: { ...params },
		disableBc: true,
		maxBackoffTime: 200
	});
	provider.on('connection-close', (event) => {
		if (event) closed.push(event.code);
	});
	const notes = doc.getMap<Y.Map<unknown>>('notes');
	return {
		doc,
		provider,
		closed,
		texts: () =>
			Object.fromEntries([...notes].map(([id, note]) => [id, String(note.get('text') ?? '')])),
		write(note, text) {
			doc.transact(() => {
				const map = new Y.Map<unknown>();
				map.set('text', new Y.Text(text));
				notes.set(note, map);
			});
		},
		synced: () => until(() => provider.synced, `${document} in step`),
		leave: () => {
			provider.destroy();
			doc.destroy();
		}
	};
}
