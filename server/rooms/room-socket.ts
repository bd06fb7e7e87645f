import type { CloseCode } from '#sync/close-codes.ts';

/** All a room sees of a socket, so that rooms need no network to be tested. */
export interface RoomSocket {
	/** Queues bytes that are whole frames already (see `frames.ts`); one write. */
	send(frames: Uint8Array): void;
	close(code: CloseCode, reason: string): void;
	/** Bytes queued and not yet taken by the network. */
	readonly buffered: number;
	/** Stops reading from the network, and goes on; for a client that floods. */
	pause?(): void;
	resume?(): void;
}
