import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as awarenessProtocol from 'y-protocols/awareness';
import * as sync from 'y-protocols/sync';
import * as Y from 'yjs';
import { documentName, type DocumentRef } from '#domain/document.ts';
import type { BoardId, EventId, ParticipantId, SeatId } from '#domain/id.ts';
import { defaultLimits } from '#domain/limits.ts';
import type { Member, Role } from '#domain/member.ts';
import type { Access } from '#domain/permission.ts';
import type { Gate } from '#server/rooms/gate.ts';
import type { RoomSocket } from '#server/rooms/room-socket.ts';
import { createRooms, type Paces, type Rooms, type RoomMember } from '#server/rooms/rooms.ts';
import type { Storage } from '#server/storage/storage.ts';
import { messageTypes, type Hello, type Roster } from '#sync/messages.ts';

export const water: DocumentRef = {
	kind: 'board',
	board: 'water000000000000000000000'.padEnd(26, '0') as BoardId
};
export const schools: DocumentRef = {
	kind: 'board',
	board: 'sch00100000000000000000000' as BoardId
};
export const event: DocumentRef = { kind: 'event', event: 'portamani00000000000000000' as EventId };

/** A member of the event, called after the part of the name before the space. */
export function person(name: string, role: Role = 'participant'): Member {
	return {
		seat: `seat-${name}` as SeatId,
		event: 'portamani00000000000000000' as EventId,
		role,
		participant: role === 'wall' ? null : (`p-${name}` as ParticipantId),
		name,
		organisation: null
	};
}

export type World = {
	readonly rooms: Rooms;
	readonly log: unknown[];
	/** What everybody but the wall may do in boards from now on. */
	allow(access: Access, also?: { readonly offlineWork?: boolean; readonly late?: boolean }): void;
	clock: { now: number };
	/** Somebody opens the board. */
	client(member: Member, options?: ClientOptions): Client;
};

export type ClientOptions = {
	readonly document?: DocumentRef;
	readonly plenum?: boolean;
	readonly epoch?: number;
	readonly doc?: Y.Doc;
	/** Sends nothing by itself and answers nothing. */
	readonly mute?: boolean;
	/** Sends no step 1, but answers the server's. */
	readonly quiet?: boolean;
};

export function createWorld(storage: Storage, pace: Partial<Paces> = {}): World {
	let access: Access = 'write';
	let also: { readonly offlineWork?: boolean; readonly late?: boolean } = {};
	const clock = { now: 1_000_000 };
	const log: unknown[] = [];
	const gate: Gate = {
		access(member, document, occasion) {
			if (document.kind === 'event' || member.role === 'wall') return 'read';
			return also.offlineWork && occasion?.firstStep2 ? 'write' : access;
		},
		isLate: () => also.late === true,
		limits: defaultLimits,
		now: () => clock.now
	};
	const rooms = createRooms({
		storage,
		gate,
		log: { error: (details, message) => log.push({ ...details, message }) },
		pace: { presence: 1, roster: 1, ...pace }
	});
	return {
		rooms,
		log,
		clock,
		allow(given, more = {}) {
			access = given;
			also = more;
		},
		client: (member, options = {}) => new Client(rooms, member, options)
	};
}

/**
 * A client that does what a stock `WebsocketProvider` does: a step 1 first, an answer to every
 * step 1, each own change at once, and awareness.
 */
export class Client {
	readonly doc: Y.Doc;
	readonly awareness: awarenessProtocol.Awareness;
	readonly socket: FakeSocket;
	readonly room: RoomMember;
	synced = false;
	/** Counted messages sent. */
	sent = 0;
	#mute: boolean;

	constructor(rooms: Rooms, member: Member, options: ClientOptions) {
		const { document = water, plenum = true, epoch, doc = new Y.Doc() } = options;
		this.doc = doc;
		this.awareness = new awarenessProtocol.Awareness(doc);
		this.awareness.setLocalState(null);
		this.#mute = options.mute === true;
		this.socket = new FakeSocket((message) => this.#receive(message));
		this.room = rooms.join(member, document, this.socket, {
			plenum,
			...(epoch === undefined ? {} : { epoch })
		});
		if (options.mute) return;
		this.listen();
		if (!options.quiet) this.step1();
	}

	/** Begins to answer, and to send each change of the document. */
	listen(): void {
		this.#mute = false;
		this.doc.on('update', this.#changed);
	}

	/** Hears and says nothing more. */
	hangUp(): void {
		this.#mute = true;
		this.doc.off('update', this.#changed);
	}

	#changed = (update: Uint8Array, origin: unknown): void => {
		if (origin !== this) this.update(update);
	};

	get notes(): Y.Map<Y.Map<unknown>> {
		return this.doc.getMap('notes');
	}

	get texts(): Record<string, string> {
		return Object.fromEntries([...this.notes].map(([id, map]) => [id, String(map.get('text'))]));
	}

	write(id: string, text: string): void {
		this.doc.transact(() => {
			const map = new Y.Map<unknown>();
			map.set('text', new Y.Text(text));
			this.notes.set(id, map);
		});
	}

	text(id: string): Y.Text {
		return this.notes.get(id)!.get('text') as Y.Text;
	}

	step1(vector = Y.encodeStateVector(this.doc)): void {
		this.send(syncMessage(0, vector));
	}

	step2(update: Uint8Array): void {
		this.sent++;
		this.send(syncMessage(1, update));
	}

	update(update: Uint8Array): void {
		this.sent++;
		this.send(syncMessage(2, update));
	}

	/** Says where this client is. */
	present(state: Record<string, unknown> | null): void {
		this.awareness.setLocalState(state);
		this.sendAwareness(
			awarenessProtocol.encodeAwarenessUpdate(this.awareness, [this.doc.clientID])
		);
	}

	sendAwareness(update: Uint8Array): void {
		const encoder = encoding.createEncoder();
		encoding.writeVarUint(encoder, messageTypes.awareness);
		encoding.writeVarUint8Array(encoder, update);
		this.send(encoding.toUint8Array(encoder));
	}

	send(message: Uint8Array): void {
		if (this.socket.closed === null) this.room.receive(message);
	}

	leave(): void {
		this.room.left();
		this.awareness.destroy();
	}

	#receive(message: Uint8Array): void {
		if (this.#mute) return;
		const decoder = decoding.createDecoder(message);
		const type = decoding.readVarUint(decoder);
		if (type === messageTypes.awareness) {
			const update = decoding.readVarUint8Array(decoder);
			awarenessProtocol.applyAwarenessUpdate(this.awareness, update, this);
		}
		if (type !== messageTypes.sync) return;
		const encoder = encoding.createEncoder();
		encoding.writeVarUint(encoder, messageTypes.sync);
		const kind = sync.readSyncMessage(decoder, encoder, this.doc, this);
		if (kind === sync.messageYjsSyncStep2) this.synced = true;
		if (encoding.length(encoder) > 1) {
			this.sent++;
			this.send(encoding.toUint8Array(encoder));
		}
	}
}

/** A socket that reads the frames it is given as a browser would. */
export class FakeSocket implements RoomSocket {
	readonly messages: Uint8Array[] = [];
	/** Writes, each of which may hold several frames. */
	readonly writes: Uint8Array[] = [];
	closed: { code: number; reason: string } | null = null;
	paused = 0;
	buffered = 0;
	readonly #heard: (message: Uint8Array) => void;

	constructor(heard: (message: Uint8Array) => void = () => {}) {
		this.#heard = heard;
	}

	get saved(): number {
		return Math.max(0, ...this.of(messageTypes.saved).map((body) => decoding.readVarUint(body)));
	}

	get refused(): { count: number; code: string } | null {
		const body = this.of(messageTypes.refused)[0];
		return body ? { count: decoding.readVarUint(body), code: decoding.readVarString(body) } : null;
	}

	get hellos(): Hello[] {
		return this.of(messageTypes.hello).map((body) => JSON.parse(decoding.readVarString(body)));
	}

	get rosters(): Roster[] {
		return this.of(messageTypes.roster).map((body) => JSON.parse(decoding.readVarString(body)));
	}

	/** Sync messages of one subtype. */
	syncs(subtype: number): Uint8Array[] {
		return this.of(messageTypes.sync).flatMap((body) =>
			decoding.readVarUint(body) === subtype ? [decoding.readVarUint8Array(body)] : []
		);
	}

	of(type: number): decoding.Decoder[] {
		return this.messages.flatMap((message) => {
			const decoder = decoding.createDecoder(message);
			return decoding.readVarUint(decoder) === type ? [decoder] : [];
		});
	}

	send(frames: Uint8Array): void {
		this.writes.push(frames);
		for (const message of messagesIn(frames)) {
			this.messages.push(message);
			this.#heard(message);
		}
	}

	close(code: number, reason: string): void {
		this.closed ??= { code, reason };
	}

	pause(): void {
		this.paused++;
	}

	resume(): void {
		this.paused--;
	}
}

/** The messages of a buffer of unmasked binary frames; throws when it is not exactly that. */
export function messagesIn(frames: Uint8Array): Uint8Array[] {
	const messages: Uint8Array[] = [];
	const view = new DataView(frames.buffer, frames.byteOffset, frames.byteLength);
	let at = 0;
	while (at < frames.length) {
		if (view.getUint8(at) !== 0x82) throw new Error('not a whole binary frame');
		let length = view.getUint8(at + 1);
		let header = 2;
		if (length === 126) {
			length = view.getUint16(at + 2);
			header = 4;
		} else if (length === 127) {
			length = Number(view.getBigUint64(at + 2));
			header = 10;
		}
		if (at + header + length > frames.length) throw new Error('a frame is cut');
		messages.push(new Uint8Array(frames.subarray(at + header, at + header + length)));
		at += header + length;
	}
	return messages;
}

export function syncMessage(subtype: number, body: Uint8Array): Uint8Array {
	const encoder = encoding.createEncoder();
	encoding.writeVarUint(encoder, messageTypes.sync);
	encoding.writeVarUint(encoder, subtype);
	encoding.writeVarUint8Array(encoder, body);
	return encoding.toUint8Array(encoder);
}

/** Waits until something holds. @throws Error naming what did not come about within 5 s */
export async function until(holds: () => boolean, what = holds.toString()): Promise<void> {
	const end = performance.now() + 5000;
	while (!holds()) {
		if (performance.now() > end) throw new Error(`waited in vain: ${what}`);
		await new Promise((resolve) => setTimeout(resolve, 1));
	}
}

/** Lets everything that is due now happen, so that a test can say what did not. */
export async function turns(count = 20): Promise<void> {
	for (let i = 0; i < count; i++) await new Promise((resolve) => setImmediate(resolve));
}

export const nameOf = documentName;
