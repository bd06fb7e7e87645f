import type { Member } from '#domain/member.ts';
import type { Access } from '#domain/permission.ts';
import type { RoomSocket } from './room-socket.ts';

/** An update that builds on something the room lacks; the client's step 2 carries that. */
type Held = { readonly update: Uint8Array; readonly count: number };

/** One socket in a room, and how far the room has come with it. */
export class Guest {
	readonly member: Member;
	readonly socket: RoomSocket;
	/** Whether the client asked for the messages beyond y-websocket's. */
	readonly plenum: boolean;
	/** What the last hello said. */
	mode: Access | null = null;
	/** Client ids seen in this socket's presence. */
	readonly clients = new Set<number>();
	/** Whether a step 1 of the room is unanswered; true from the start. */
	awaitsStep2 = true;
	/** Whether its first step 2 is still to come: that one may bring work done offline. */
	awaitsFirst = true;
	/** An update of it was refused: nothing it sends is taken any more. */
	refused = false;
	/** The room has closed the socket. */
	ended = false;
	/** The socket is gone. */
	left = false;
	/** Bytes that wait for the room to be loaded. */
	queued = 0;
	/** When something was last sent, ms of the server's clock. */
	sentAt = 0;
	/** Bytes of answers on their way that do not make it a slow reader. */
	allowance = 0;

	#held: Held[] = [];
	#counted = 0;
	#open: number[] = [];
	#told = 0;

	constructor(member: Member, socket: RoomSocket, plenum: boolean) {
		this.member = member;
		this.socket = socket;
		this.plenum = plenum;
	}

	get isWall(): boolean {
		return this.member.role === 'wall';
	}

	/** Messages counted, the first n of which are on disk, or were known. */
	get saved(): number {
		return this.#open.length > 0 ? this.#open[0]! - 1 : this.#counted;
	}

	get heldBytes(): number {
		return this.#held.reduce((sum, { update }) => sum + update.length + 64, 0);
	}

	/** Keeps an update back until the step 2 has come. */
	hold(update: Uint8Array, count: number): void {
		this.#held.push({ update: new Uint8Array(update), count });
	}

	takeHeld(): readonly Held[] {
		const held = this.#held;
		this.#held = [];
		return held;
	}

	/** Counts a message; it stays open until it is settled. */
	count(): number {
		this.#open.push(++this.#counted);
		return this.#counted;
	}

	settle(count: number): void {
		const index = this.#open.indexOf(count);
		if (index !== -1) this.#open.splice(index, 1);
	}

	/** The number to tell as saved, when it is more than was told before. */
	takeSaved(): number | null {
		const saved = this.saved;
		if (saved <= this.#told) return null;
		this.#told = saved;
		return saved;
	}
}
