import type * as Y from 'yjs';
import { documentName } from '#domain/document.ts';
import { eventViewOf, type EventView } from '#domain/event-view.ts';
import type { EventId } from '#domain/id.ts';
import type { Hello, Roster } from '#sync/messages.ts';
import type { ConnectionOptions } from './connection.ts';
import { openLive } from './live-connection.svelte.ts';
import type { Saving } from './saving-state.ts';

/** The event as it stands at this moment, drawn anew whenever the server changes it. */
export type LiveEvent = {
	/** Null until it has arrived. */
	readonly view: EventView | null;
	readonly status: Saving;
	/** The socket is open and speaking; when not, `lostAt` says since when the view stands still. */
	readonly alive: boolean;
	readonly lostAt: number | null;
	readonly hello: Hello | null;
	readonly roster: Roster;
	/** The server's clock now, ms since 1970, as well as this page knows it. Not reactive. */
	serverNow: () => number;
	close: () => void;
};

/** Opens `event:ID`. Called in the browser only; whoever opens it closes it. */
export function openEvent(event: EventId | string, options: ConnectionOptions = {}): LiveEvent {
	const live = openLive(documentName({ kind: 'event', event: event as EventId }), options);
	let view = $state.raw<EventView | null>(null);
	let watched: Y.Doc | null = null;
	const draw = () => (view = watched && (eventViewOf(watched) ?? view));
	const follow = () => {
		const doc = live.connection.doc;
		if (doc === watched) return;
		watched?.off('update', draw);
		doc.on('update', draw);
		watched = doc;
	};
	follow();
	const unfollow = live.connection.subscribe(follow);
	return {
		get view() {
			return view;
		},
		get status() {
			return live.now.saving;
		},
		get alive() {
			return live.now.alive;
		},
		get lostAt() {
			return live.now.lostAt;
		},
		get hello() {
			return live.now.hello;
		},
		get roster() {
			return live.now.roster;
		},
		serverNow: () => live.connection.serverNow(),
		close: () => {
			unfollow();
			live.close();
		}
	};
}
