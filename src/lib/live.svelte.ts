import { createSubscriber } from 'svelte/reactivity';

/** What every shared type of Yjs can do. */
type Watched = { observe: (f: () => void) => void; unobserve: (f: () => void) => void };

const subscribers = new WeakMap<Watched, () => void>();

/**
 * The same shared type, read reactively: whatever reads it inside an effect runs again when the
 * type's own entries change, and nothing is watched that nobody reads. Nothing is copied: Yjs stays
 * the one place of truth. (The map holds no state of its own, only how to watch.)
 */
export function live<T extends Watched>(type: T): T {
	let subscribe = subscribers.get(type);
	if (!subscribe) {
		subscribe = createSubscriber((update) => {
			type.observe(update);
			return () => type.unobserve(update);
		});
		subscribers.set(type, subscribe);
	}
	subscribe();
	return type;
}
