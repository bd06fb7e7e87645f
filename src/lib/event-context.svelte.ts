import { getContext, onMount, setContext } from 'svelte';
import { createSubscriber } from 'svelte/reactivity';
import type { EventView } from '#domain/event-view.ts';
import type { EventId } from '#domain/id.ts';
import type { Role } from '#domain/member.ts';
import { giveCommand } from './commands.ts';
import type { LiveEvent } from './live-event.svelte.ts';

/** Who this browser is in the event. */
export type Me = {
	readonly participant: string | null;
	readonly name: string;
	readonly role: Role;
	/** The board chosen in each session, by the session's id. */
	readonly choices: Readonly<Record<string, string>>;
};

/** An event as its pages see it: drawn by the server first, live from then on. */
export interface EventContext {
	readonly view: EventView;
	readonly me: Me;
	/** The live connection; null on the server and until it has begun. */
	readonly live: LiveEvent | null;
	/** The server's clock, ms since 1970. Whoever reads it runs again every second. */
	readonly now: number;
	/**
	 * Makes a board the one this person works on in its session.
	 * @throws CommandError
	 */
	choose: (board: string) => Promise<void>;
}

export const eventKey = Symbol.for('plenum event');

/** The event of the page, given by the layout of `/e/EVENT`. */
export function useEvent(): EventContext {
	return getContext<EventContext>(eventKey);
}

/** Called once, by the event layout; `loaded` is what the server drew. Goes live when mounted. */
export function provideEvent(
	loaded: () => { view: EventView; me: Me },
	options: { as?: 'wall' | undefined } = {}
): EventContext {
	const event = () => loaded().view.event.id as EventId;
	let live = $state.raw<LiveEvent | null>(null);
	let chosen = $state.raw<Record<string, string>>({});
	let skew = $state(0);
	const everySecond = createSubscriber((update) => {
		const timer = setInterval(update, 1_000);
		return () => clearInterval(timer);
	});

	onMount(() => {
		let gone = false;
		// Fetched after the first drawing: the agenda is readable before any of it has arrived.
		void import('./live-event.svelte.ts').then(({ openEvent }) => {
			if (!gone) live = openEvent(event(), options.as ? { as: options.as } : {});
		});
		return () => {
			gone = true;
			live?.close();
		};
	});
	// Only a new hello tells the time: an old one read again would set the clock back.
	const hello = $derived(live?.hello ?? null);
	$effect(() => {
		if (hello) skew = hello.now - Date.now();
	});

	const context: EventContext = {
		get view() {
			return live?.view ?? loaded().view;
		},
		get me() {
			const { me } = loaded();
			return { ...me, choices: { ...me.choices, ...chosen } };
		},
		get live() {
			return live;
		},
		get now() {
			everySecond();
			return Date.now() + skew;
		},
		async choose(board) {
			const session = context.view.boards.find((one) => one.id === board)?.session;
			await giveCommand(event(), 'chooseBoard', { board });
			if (session) chosen = { ...chosen, [session]: board };
		}
	};
	return setContext(eventKey, context);
}
