import { closeCodes } from '#sync/close-codes.ts';
import { writeSaved } from '#sync/messages.ts';
import { frameOf, joined } from './frames.ts';
import type { Guest } from './guest.ts';
import type { Ticker } from './ticker.ts';

const MIB = 1024 * 1024;
/** Above this a slow reader gets no presence; above the other it is let go. */
export const SLOW = MIB;
export const TOO_SLOW = 4 * MIB;
/** Frames above this are written by themselves: copying them costs more than a write. */
const LARGE = 64 * 1024;

/** Something for everybody but its sender. */
type News = {
	readonly frame: Uint8Array;
	readonly from: Guest | null;
	readonly presence: boolean;
	readonly to: 'all' | 'asking' | 'stock';
};

/**
 * What a room has to say in this turn. Each guest gets one write: first what is meant for it alone,
 * then the news; guests that get the same share one buffer.
 */
export type Outbox = {
	/** Only to one guest. */
	tell(guest: Guest, ...frames: readonly Uint8Array[]): void;
	/** Says `saved` if there is more to say than was said. */
	tellSaved(guest: Guest): void;
	/** To all but the sender. Presence is left out for walls and for slow readers. */
	broadcast(news: News): void;
	/** Sends at once what waits. */
	flush(): void;
};

export type OutboxParts = {
	readonly guests: ReadonlySet<Guest>;
	readonly ticker: Ticker;
	readonly now: () => number;
	readonly end: (guest: Guest, code: typeof closeCodes.slowReader, reason: string) => void;
};

export function createOutbox({ guests, ticker, now, end }: OutboxParts): Outbox {
	let news: News[] = [];
	let alone = new Map<Guest, Uint8Array[]>();

	const own = (guest: Guest): Uint8Array[] => {
		let frames = alone.get(guest);
		if (!frames) alone.set(guest, (frames = []));
		return frames;
	};

	const flush = () => {
		const spread = news;
		const told = alone;
		news = [];
		alone = new Map();
		const senders = new Set(spread.map((one) => one.from));
		const shared: (Uint8Array | null | undefined)[] = [];
		const at = now();
		for (const guest of spread.length > 0 ? guests : told.keys()) {
			if (guest.left || guest.ended) continue;
			const { buffered } = guest.socket;
			if (buffered <= TOO_SLOW) guest.allowance = 0;
			else if (buffered > TOO_SLOW + guest.allowance) {
				end(guest, closeCodes.slowReader, 'this reader is too slow');
				continue;
			}
			const quiet = guest.isWall || buffered > SLOW;
			const fits = (one: News) =>
				one.from !== guest &&
				!(one.presence && quiet) &&
				(one.to === 'all' || (one.to === 'asking') === guest.plenum);
			let rest: Uint8Array | null | undefined;
			if (spread.length === 0) rest = null;
			else if (senders.has(guest)) rest = bufferOf(spread.filter(fits));
			else {
				const kind = (guest.plenum ? 2 : 0) + (quiet ? 1 : 0);
				rest = shared[kind];
				if (rest === undefined) shared[kind] = rest = bufferOf(spread.filter(fits));
			}
			const frames = told.get(guest) ?? [];
			const saved = guest.plenum ? guest.takeSaved() : null;
			if (saved !== null) frames.push(frameOf(writeSaved(saved)));
			if (rest) frames.push(rest);
			if (frames.length === 0) continue;
			guest.sentAt = at;
			if (frames.length === 1 && frames[0]!.length < LARGE) guest.socket.send(frames[0]!);
			else write(guest, frames);
		}
	};

	return {
		tell(guest, ...frames) {
			own(guest).push(...frames);
			ticker.soon(flush);
		},
		tellSaved(guest) {
			own(guest);
			ticker.soon(flush);
		},
		broadcast(one) {
			news.push(one);
			ticker.soon(flush);
		},
		flush
	};
}

function bufferOf(news: readonly News[]): Uint8Array | null {
	return news.length === 0 ? null : joined(news.map((one) => one.frame));
}

function write(guest: Guest, frames: readonly Uint8Array[]): void {
	let small: Uint8Array[] = [];
	for (const frame of frames) {
		if (frame.length < LARGE) small.push(frame);
		else {
			if (small.length > 0) guest.socket.send(joined(small));
			guest.socket.send(frame);
			guest.allowance = Math.max(guest.allowance, frame.length);
			small = [];
		}
	}
	if (small.length > 0) guest.socket.send(joined(small));
}
