import { getContext, setContext } from 'svelte';

/** Says things to people who hear the page. Polite: it waits for a pause and never takes focus. */
export interface Announcer {
	readonly text: string;
	announce: (text: string) => void;
}

export const announcerKey = Symbol.for('plenum announcer');

/** Called once, by the root layout, which also draws `<Announcer>`. */
export function provideAnnouncer(): Announcer {
	const announcer = announcerOf();
	setContext(announcerKey, announcer);
	return announcer;
}

/** `const announce = useAnnounce()`, then `announce('Moved to Teachers.')`. */
export function useAnnounce(): (text: string) => void {
	const announcer = getContext<Announcer | undefined>(announcerKey);
	if (!announcer) throw new Error('No announcer above this component');
	return announcer.announce;
}

/** An announcer outside a component tree, for tests. */
export function announcerOf(): Announcer {
	let text = $state('');
	return {
		get text() {
			return text;
		},
		announce(next) {
			// The same words twice in a row are only read again when the text differs.
			text = next === text ? `${next}\u00a0` : next;
		}
	};
}
