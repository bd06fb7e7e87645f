import { uint32 } from 'lib0/random';
import type * as Y from 'yjs';
import { documentName, type DocumentName, type DocumentRef } from '#domain/document.ts';
import type { Member } from '#domain/member.ts';
import { closeCodes } from '#sync/close-codes.ts';
import { messageTypes } from '#sync/messages.ts';
import type { Storage } from '../storage/storage.ts';
import { createBucket, createSieve, type Rate } from './bucket.ts';
import type { Gate } from './gate.ts';
import { Guest } from './guest.ts';
import type { RoomSocket } from './room-socket.ts';
import { createRoom, type Room, type RoomLog } from './room.ts';
import type { ServerEdit } from './server-edit.ts';
import { createTicker } from './ticker.ts';

/** All open documents of this process. A document opens when it is asked for, and closes unused. */
export type Rooms = {
	/** Lets a socket in, at once: what it sends before the document is loaded waits in order. */
	join(
		member: Member,
		document: DocumentRef,
		socket: RoomSocket,
		options: { readonly plenum: boolean; readonly epoch?: number }
	): RoomMember;
	/**
	 * A document of its own in the committed state, everything sent before included.
	 * @throws Corrupt
	 */
	read(document: DocumentRef): Promise<Y.Doc>;
	/**
	 * Commits an edit of the server's together with rows, then shows it. An edit that changes
	 * nothing still commits the rows. Rejects when nothing has happened. `edit` may be called again
	 * when something before it fails.
	 * @throws Conflict, Refusal `disk-full`, whatever `edit` throws
	 */
	write(document: DocumentRef, edit: ServerEdit): Promise<void>;
	/** What members may do has changed: those who asked are told. */
	accessChanged(document: DocumentRef): void;
	/** Signs members out wherever they are. */
	dismiss(which: (member: Member) => boolean): void;
	/** Distinct people connected to a document now. */
	here(document: DocumentRef): number;
	/** Documents open now, and sockets in them. */
	readonly load: { readonly rooms: number; readonly sockets: number };
	/** Waits for what is under way, keeps snapshots, tells everybody to come back in a moment. */
	close(): Promise<void>;
};

/** One socket's place in a room. */
export type RoomMember = {
	receive(bytes: Uint8Array): void;
	/** The socket is closed, by whichever side. */
	left(): void;
};

export type RoomsParts = {
	readonly storage: Storage;
	readonly gate: Gate;
	readonly log?: RoomLog;
	readonly pace?: Partial<Paces>;
};

/** In ms, but for the rates. */
export type Paces = {
	/** Between two frames of presence in a room, and of its roster. */
	readonly presence: number;
	readonly roster: number;
	/** Silence after which a socket gets a sign of life. */
	readonly silence: number;
	/** Between two looks at silence and memory. */
	readonly beat: number;
	/** Updates of one socket; beyond, it is not read for a while. */
	readonly updates: Rate;
	/** Frames of presence, and questions after it; beyond, they are dropped and nobody is told. */
	readonly talk: Rate;
};

const usual: Paces = {
	presence: 100,
	roster: 1000,
	silence: 8000,
	beat: 2000,
	updates: { perSecond: 30, burst: 120 },
	talk: { perSecond: 10, burst: 40 }
};

export function createRooms({ storage, gate, log = { error: () => {} }, pace }: RoomsParts): Rooms {
	const paces: Paces = { ...usual, ...pace };
	const open = new Map<DocumentName, Room>();
	const closing = new Map<DocumentName, Promise<void>>();
	const client = uint32();
	const ticker = createTicker((error) => log.error({ error }, 'the end of a turn went wrong'));
	let closed = false;

	const beat = setInterval(() => {
		for (const room of open.values()) room.beat(gate.now(), paces.silence);
	}, paces.beat);
	beat.unref();

	const roomOf = (document: DocumentRef): Room => {
		const name = documentName(document);
		const found = open.get(name);
		if (found) return found;
		const after = closing.get(name);
		const room = createRoom({
			document,
			storage: after ? waitingFor(after, storage) : storage,
			gate,
			ticker,
			log,
			client,
			pace: paces,
			emptied: () => retire(name, room)
		});
		open.set(name, room);
		return room;
	};

	/** A room nobody uses goes; who comes back while it goes waits for that. */
	const retire = (name: DocumentName, room: Room) => {
		if (open.get(name) !== room || closed) return;
		open.delete(name);
		const gone = room
			.close()
			.catch((error: unknown) => log.error({ document: name, error }, 'a room could not be closed'))
			.finally(() => closing.get(name) === gone && closing.delete(name));
		closing.set(name, gone);
	};

	return {
		join(member, document, socket, { plenum, epoch }) {
			const guest = new Guest(member, socket, plenum);
			if (closed) {
				socket.close(closeCodes.restarting, 'the server is going down');
				return { receive: () => {}, left: () => {} };
			}
			const room = roomOf(document);
			room.enter(guest, epoch);
			return memberOf(room, guest, socket, paces);
		},
		read: async (document) => roomOf(document).read(),
		write: async (document, edit) => roomOf(document).write(edit),
		accessChanged: (document) => open.get(documentName(document))?.accessChanged(),
		dismiss(which) {
			for (const room of open.values())
				for (const guest of [...room.guests])
					if (which(guest.member)) room.end(guest, closeCodes.signedOut, 'signed out');
		},
		here: (document) => open.get(documentName(document))?.people ?? 0,
		get load() {
			let sockets = 0;
			for (const room of open.values()) sockets += room.guests.size;
			return { rooms: open.size, sockets };
		},
		async close() {
			closed = true;
			clearInterval(beat);
			const rooms = [...open.values()];
			await Promise.allSettled([...rooms.map((room) => room.close()), ...closing.values()]);
			for (const room of rooms)
				for (const guest of [...room.guests])
					room.end(guest, closeCodes.restarting, 'the server is going down');
			open.clear();
		}
	};
}

function memberOf(
	room: Room,
	guest: Guest,
	socket: RoomSocket,
	{ updates, talk }: Pick<Paces, 'updates' | 'talk'>
): RoomMember {
	const bucket = createBucket(updates);
	const sieve = createSieve(talk);
	let resting: NodeJS.Timeout | null = null;
	// Whoever still holds a member that has left does not hold the room's memory.
	let place: Room | null = room;
	return {
		receive(bytes) {
			const isTalk = bytes[0] === messageTypes.awareness || bytes[0] === messageTypes.query;
			if (isTalk && !sieve(performance.now())) return;
			place?.receive(guest, bytes);
			const rest = bytes[0] === messageTypes.sync ? bucket(performance.now()) : 0;
			if (rest === 0 || resting !== null || !socket.pause) return;
			socket.pause();
			resting = setTimeout(() => {
				resting = null;
				if (!guest.left) socket.resume?.();
			}, rest);
			resting.unref();
		},
		left() {
			place?.leave(guest);
			place = null;
		}
	};
}

/** The same storage, whose loading waits: a room opens after its predecessor has closed. */
function waitingFor(before: Promise<void>, storage: Storage): Storage {
	return {
		commit: (batch) => storage.commit(batch),
		rows: (table, where) => storage.rows(table, where),
		async load(document) {
			await before;
			return storage.load(document);
		},
		keepSnapshot: (...snapshot) => storage.keepSnapshot(...snapshot),
		history: (document) => storage.history(document),
		rewrite: (batch) => storage.rewrite(batch),
		close: () => storage.close()
	};
}
