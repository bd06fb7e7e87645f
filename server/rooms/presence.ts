import { goneState, isGone, writeAwareness, type AwarenessState } from '#sync/awareness-frame.ts';
import { frameOf } from './frames.ts';
import type { Guest } from './guest.ts';
import type { Outbox } from './outbox.ts';
import { createPace } from './pace.ts';
import type { Ticker } from './ticker.ts';

/** Longest state that is passed on, in bytes of JSON. */
export const STATE_BYTES = 256;

/**
 * Where people are: the last raw state of each client id, passed on at its pace, never decoded.
 * Whose a client id is has been checked before.
 */
export type Presence = {
	/** A state of one of the guest's own client ids. Older than the last one: nothing happens. */
	take(guest: Guest, state: AwarenessState): void;
	/** The guest's client ids are gone for everybody. */
	leave(guest: Guest): void;
	/** Whether somebody is here under this client id. */
	has(client: number): boolean;
	/** An edit is about to be shown: what waits can go in the same write. */
	goAlong(): void;
	/** All states in one frame, for those who come; null when there are none. */
	frame(): Uint8Array | null;
	stop(): void;
};

type Change = { readonly state: AwarenessState; readonly from: Guest; readonly changed: boolean };

export function createPresence(outbox: Outbox, ticker: Ticker, every: number): Presence {
	const last = new Map<number, { readonly state: AwarenessState; readonly guest: Guest }>();
	let changes = new Map<number, Change>();
	let everybody: Uint8Array | null = null;

	const pace = createPace(
		() => every,
		ticker,
		() => {
			const all = [...changes.values()];
			changes = new Map();
			const from = all.every((one) => one.from === all[0]?.from) ? (all[0]?.from ?? null) : null;
			const say = (which: readonly Change[], to: 'all' | 'asking' | 'stock') => {
				if (which.length === 0) return;
				const frame = frameOf(writeAwareness(which.map((one) => one.state)));
				outbox.broadcast({ frame, from, presence: true, to });
			};
			const news = all.filter((one) => one.changed);
			if (news.length === all.length) say(all, 'all');
			else {
				// A stock client forgets who says nothing for 30 s; a page asks the roster instead.
				say(all, 'stock');
				say(news, 'asking');
			}
		}
	);

	const note = (client: number, change: Change) => {
		const changed = change.changed || changes.get(client)?.changed === true;
		changes.set(client, { ...change, changed });
		everybody = null;
		pace.ask();
	};

	return {
		take(guest, given) {
			const had = last.get(given.client);
			const gone = isGone(given.state);
			if (had && (given.clock < had.state.clock || (given.clock === had.state.clock && !gone)))
				return;
			if (gone) {
				if (last.delete(given.client))
					note(given.client, { state: { ...given }, from: guest, changed: true });
				return;
			}
			// A copy of its own, so that a few bytes do not keep a whole network buffer alive.
			const state = { ...given, state: new Uint8Array(given.state) };
			last.set(given.client, { state, guest });
			const changed = !had || Buffer.compare(had.state.state, state.state) !== 0;
			note(given.client, { state, from: guest, changed });
		},
		leave(guest) {
			for (const [client, entry] of last)
				if (entry.guest === guest) {
					last.delete(client);
					const state = goneState(client, entry.state.clock);
					note(client, { state, from: guest, changed: true });
				}
		},
		has: (client) => last.has(client),
		goAlong: pace.goAlong,
		frame() {
			if (last.size === 0) return null;
			return (everybody ??= frameOf(writeAwareness([...last.values()].map((one) => one.state))));
		},
		stop: pace.stop
	};
}
