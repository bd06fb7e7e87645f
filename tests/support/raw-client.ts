import * as decoding from 'lib0/decoding';
import WebSocket from 'ws';
import * as Y from 'yjs';
import { newId } from '#domain/id.ts';
import { writeAwareness } from '#sync/awareness-frame.ts';
import { messageTypes, readRefused, readRoster, readSaved, syncTypes } from '#sync/messages.ts';
import { until } from './people.ts';
import { syncMessage } from './room-world.ts';

/** A client that does only what it is told, and remembers what it was told. */
export type RawClient = {
	readonly socket: WebSocket;
	readonly clientId: number;
	readonly doc: Y.Doc;
	/** The code the server has ended it with. */
	readonly closed: number | null;
	/** And why, as it said. */
	readonly reason: string;
	readonly saved: number;
	readonly refused: string | null;
	/** Whether a step 2 has come. */
	readonly synced: boolean;
	/** Raw presence of others, by client id, as last heard. */
	readonly presence: ReadonlyMap<number, string>;
	readonly types: ReadonlySet<number>;
	/** Names of who is here, as the last roster said. */
	readonly people: ReadonlySet<string>;
	send(message: Uint8Array): void;
	/** Asks for everything. */
	ask(): void;
	/** Sends a new note under its own client id, and gives the note's id. */
	writeNote(text: string): string;
	present(state: object): void;
	/** Resolves when it is in step, or was shown out. */
	settled(): Promise<void>;
	end(): void;
};

export function rawClient(url: string, cookie: string, document: string, query = ''): RawClient {
	const socket = new WebSocket(`${url.replace('http', 'ws')}/sync/${document}${query}`, {
		headers: cookie === '' ? {} : { cookie }
	});
	const doc = new Y.Doc();
	const presence = new Map<number, string>();
	const types = new Set<number>();
	let people: ReadonlySet<string> = new Set();
	let closed: number | null = null;
	let reason = '';
	let saved = 0;
	let refused: string | null = null;
	let synced = false;
	let clock = 0;

	socket.on('error', () => {});
	socket.on('close', (code, words) => {
		closed = code;
		reason = words.toString();
	});
	socket.on('open', () => {
		client.ask();
		client.send(syncMessage(syncTypes.step2, Uint8Array.of(0, 0)));
	});
	socket.on('message', (data: Buffer) => {
		const decoder = decoding.createDecoder(new Uint8Array(data));
		const type = decoding.readVarUint(decoder);
		types.add(type);
		if (type === messageTypes.saved) saved = readSaved(decoder);
		else if (type === messageTypes.refused) refused = readRefused(decoder).code;
		else if (type === messageTypes.awareness) hear(decoder);
		else if (type === messageTypes.roster)
			people = new Set(readRoster(decoder).people.map(({ name }) => name));
		else if (type === messageTypes.sync) {
			const subtype = decoding.readVarUint(decoder);
			if (subtype === syncTypes.step1) return;
			Y.applyUpdate(doc, decoding.readVarUint8Array(decoder));
			if (subtype === syncTypes.step2) synced = true;
		}
	});

	const hear = (outer: decoding.Decoder) => {
		const decoder = decoding.createDecoder(decoding.readVarUint8Array(outer));
		for (let left = decoding.readVarUint(decoder); left > 0; left--) {
			const id = decoding.readVarUint(decoder);
			decoding.readVarUint(decoder);
			presence.set(id, decoding.readVarString(decoder));
		}
	};

	const client: RawClient = {
		socket,
		clientId: doc.clientID,
		doc,
		presence,
		types,
		get closed() {
			return closed;
		},
		get people() {
			return people;
		},
		get reason() {
			return reason;
		},
		get saved() {
			return saved;
		},
		get refused() {
			return refused;
		},
		get synced() {
			return synced;
		},
		send(message) {
			if (socket.readyState === socket.OPEN) socket.send(message);
		},
		ask: () => client.send(syncMessage(syncTypes.step1, Uint8Array.of(0))),
		writeNote(text) {
			const id = newId<string>();
			const before = Y.encodeStateVector(doc);
			doc.getMap('notes').set(id, new Y.Map([['text', new Y.Text(text)]]));
			client.send(syncMessage(syncTypes.update, Y.encodeStateAsUpdate(doc, before)));
			return id;
		},
		present(state) {
			const bytes = new TextEncoder().encode(JSON.stringify(state));
			client.send(writeAwareness([{ client: doc.clientID, clock: ++clock, state: bytes }]));
		},
		settled: () => until(() => synced || closed !== null, `${document} in step or shown out`),
		end() {
			socket.terminate();
			doc.destroy();
		}
	};
	return client;
}
