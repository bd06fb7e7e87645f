import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as sync from 'y-protocols/sync';
import * as Y from 'yjs';
import { defaultLimits } from '#domain/limits.ts';
import type { RefusalCode } from '#domain/refusal.ts';
import { messageTypes, writeHello, writeRefused, writeSaved } from '#sync/messages.ts';

/**
 * A room without network or disk, for tests of the page's side of the wire: it speaks the protocol
 * through a WebSocket class of its own. `acknowledging` off keeps everything taken but unsaved.
 */
export class FakeRoom {
	doc = new Y.Doc();
	acknowledging = true;
	/** New sockets stay connecting until the network is there. */
	network = true;
	/** Takes in nothing of what is sent, as a server that is about to refuse it. */
	deaf = false;
	/** Who the cookie says is there. */
	sitter: { participant: string; name: string } | null = null;
	epoch = 1;
	readonly sockets: FakeSocket[] = [];
	readonly urls: string[] = [];
	readonly WebSocket: typeof WebSocket;

	constructor() {
		// eslint-disable-next-line @typescript-eslint/no-this-alias
		const room = this;
		this.WebSocket = class extends FakeSocket {
			constructor(url: string) {
				super(room, Number(/epoch=(\d+)/.exec(url)?.[1] ?? room.epoch));
				room.urls.push(url);
			}
		} as unknown as typeof WebSocket;
	}

	get open(): FakeSocket {
		const socket = this.sockets.findLast((one) => one.readyState === 1);
		if (!socket) throw new Error('nobody is connected');
		return socket;
	}

	refuse(code: RefusalCode): void {
		this.open.receive(writeRefused(this.open.taken, code));
	}

	acknowledge(): void {
		this.open.receive(writeSaved(this.open.taken));
	}
}

export class FakeSocket {
	static readonly OPEN = 1;
	readonly OPEN = 1;
	readyState = 0;
	binaryType = 'arraybuffer';
	taken = 0;
	onopen: (() => void) | null = null;
	onmessage: ((event: { data: ArrayBufferLike }) => void) | null = null;
	onclose: ((event: { code: number; reason: string }) => void) | null = null;
	onerror: (() => void) | null = null;
	readonly #room: FakeRoom;
	readonly #epoch: number;

	constructor(room: FakeRoom, epoch: number) {
		this.#room = room;
		this.#epoch = epoch;
		room.sockets.push(this);
		queueMicrotask(() => (room.network ? this.#begin() : this.end(1006)));
	}

	receive(bytes: Uint8Array): void {
		this.onmessage?.({ data: bytes.slice().buffer });
	}

	send(bytes: Uint8Array): void {
		const decoder = decoding.createDecoder(bytes);
		if (decoding.readVarUint(decoder) !== messageTypes.sync) return;
		const encoder = encoding.createEncoder();
		encoding.writeVarUint(encoder, messageTypes.sync);
		// A server speaks to the whole room; this one only answers, so a deaf ear is a doc thrown away.
		const doc =
			this.#room.deaf && bytes[1] !== sync.messageYjsSyncStep1 ? new Y.Doc() : this.#room.doc;
		const subtype = sync.readSyncMessage(decoder, encoder, doc, this);
		if (encoding.length(encoder) > 1) this.receive(encoding.toUint8Array(encoder));
		if (subtype === sync.messageYjsSyncStep1) return;
		const taken = ++this.taken;
		// Never inside the sender's own call: no network answers so fast.
		if (this.#room.acknowledging && !this.#room.deaf)
			queueMicrotask(() => this.receive(writeSaved(taken)));
	}

	/** The server, or the network, ends the socket. */
	end(code: number): void {
		if (this.readyState === 3) return;
		this.readyState = 3;
		this.onclose?.({ code, reason: '' });
	}

	close(): void {
		this.readyState = 3;
	}

	#begin(): void {
		if (this.readyState !== 0) return;
		this.readyState = 1;
		this.onopen?.();
		const { epoch, sitter } = this.#room;
		if (this.#epoch !== epoch) return this.end(4409);
		const who = sitter ?? { participant: 'p', name: 'Amina Yusuf' };
		const me = { ...who, role: 'participant' } as const;
		this.receive(writeHello({ epoch, mode: 'write', limits: defaultLimits, now: 5_000, me }));
		const encoder = encoding.createEncoder();
		encoding.writeVarUint(encoder, messageTypes.sync);
		sync.writeSyncStep1(encoder, this.#room.doc);
		this.receive(encoding.toUint8Array(encoder));
	}
}
