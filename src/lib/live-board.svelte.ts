import type * as Y from 'yjs';
import type { Awareness } from 'y-protocols/awareness';
import { documentName } from '#domain/document.ts';
import type { BoardId } from '#domain/id.ts';
import { defaultLimits, type Limits } from '#domain/limits.ts';
import type { Presence } from '#sync/presence.ts';
import type { Aside, ConnectionOptions } from './connection.ts';
import { openLive } from './live-connection.svelte.ts';
import { LiveNotes } from './live-notes.svelte.ts';
import { handsIn, peopleIn, type Hand, type PersonHere } from './live-people.ts';
import { Presenter } from './live-presence.ts';
import type { Saving } from './saving-state.ts';

/** A board as it stands at this moment, and this page's hand on it. */
export type LiveBoard = {
	/** The shared doc. It is exchanged when the server refuses one: keep no copy of it. */
	readonly doc: Y.Doc;
	/** The board's content has arrived. */
	readonly ready: boolean;
	readonly notes: LiveNotes;
	/** Whether this person may write now; turns by itself when the board opens or closes. */
	readonly canWrite: boolean;
	/** The server has said whether this person may write. */
	readonly greeted: boolean;
	readonly limits: Limits;
	readonly people: readonly PersonHere[];
	/** Others' hands on a note. */
	handsOn: (note: string) => readonly Hand[];
	readonly status: Saving;
	readonly alive: boolean;
	readonly asides: readonly Aside[];
	letGo: (aside: Aside) => void;
	/** Tells the others where this person's caret is, or what is held. */
	show: (part: { [K in keyof Presence]: Presence[K] | undefined }) => void;
	close: () => void;
};

const nobody: readonly Hand[] = [];

/** Opens `board:ID`. Called in the browser only; whoever opens it closes it. */
export function openBoard(board: BoardId, options: ConnectionOptions = {}): LiveBoard {
	const live = openLive(documentName({ kind: 'board', board }), options);
	const { connection } = live;
	let notes = $state.raw(new LiveNotes(connection.doc));
	let hands = $state.raw<ReadonlyMap<string, readonly Hand[]>>(new Map());
	let people = $state.raw<readonly PersonHere[]>([]);
	// Read by every card: these turn rarely, the connection itself tells often.
	const ready = $derived(live.now.synced);
	const greeted = $derived(live.now.hello !== null);
	const canWrite = $derived(live.now.hello?.mode === 'write');
	const limits = $derived(live.now.hello?.limits ?? defaultLimits);
	const presenter = new Presenter(() => connection.awareness);
	let doc = connection.doc;
	let awareness: Awareness | null = null;
	let roster: unknown = null;

	const drawHands = () => (hands = handsIn(connection.awareness, connection.roster));
	const follow = () => {
		if (connection.doc !== doc) {
			doc = connection.doc;
			notes.close();
			notes = new LiveNotes(doc);
		}
		if (connection.awareness !== awareness) {
			awareness?.off('change', drawHands);
			awareness = connection.awareness;
			awareness.on('change', drawHands);
			presenter.again();
		}
		if (connection.roster !== roster) {
			roster = connection.roster;
			people = peopleIn(connection.roster, connection.hello?.me.participant ?? null);
			drawHands();
		}
	};
	follow();
	const unfollow = connection.subscribe(follow);

	return {
		get doc() {
			return live.doc;
		},
		get ready() {
			return ready;
		},
		get notes() {
			return notes;
		},
		get canWrite() {
			return canWrite;
		},
		get greeted() {
			return greeted;
		},
		get limits() {
			return limits;
		},
		get people() {
			return people;
		},
		handsOn: (note) => hands.get(note) ?? nobody,
		get status() {
			return live.now.saving;
		},
		get alive() {
			return live.now.alive;
		},
		get asides() {
			return live.now.asides;
		},
		letGo: (aside) => connection.letGo(aside),
		show: (part) => presenter.show(part),
		close() {
			unfollow();
			presenter.close();
			awareness?.off('change', drawHands);
			notes.close();
			live.close();
		}
	};
}
