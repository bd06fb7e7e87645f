import { SvelteMap, SvelteSet } from 'svelte/reactivity';

/** How long an arrival stays marked as fresh; its tint fades within it, ms. */
const FRESH = 1_500;

/** What came to plenary while somebody was looking, and what of it they have not yet seen. */
export interface Arrivals {
	isFresh: (id: string) => boolean;
	/** Ids on a board that came out of sight, oldest first. */
	unseenOn: (board: string) => string[];
	/** Takes what is there now; what was not there at the last call has arrived. Gives the newcomers. */
	take: (items: readonly { readonly id: string; readonly board: string }[]) => string[];
	/** Calls an item seen; it leaves the count. */
	see: (id: string) => void;
}

/** Made once a page. The first `take` is what was there already: nothing of it has arrived. */
export function arrivalsOf(): Arrivals {
	let known: readonly string[] | null = null;
	const fresh = new SvelteSet<string>();
	const unseen = new SvelteMap<string, string>();

	return {
		isFresh: (id) => fresh.has(id),
		unseenOn: (board) => [...unseen].filter(([, on]) => on === board).map(([id]) => id),
		take(items) {
			const before = known;
			const here = items.map((item) => item.id);
			known = here;
			for (const id of unseen.keys()) if (!here.includes(id)) unseen.delete(id);
			if (before === null) return [];
			const arrived = items.filter((item) => !before.includes(item.id));
			for (const { id, board } of arrived) {
				fresh.add(id);
				unseen.set(id, board);
				setTimeout(() => fresh.delete(id), FRESH);
			}
			return arrived.map((item) => item.id);
		},
		see: (id) => void unseen.delete(id)
	};
}
