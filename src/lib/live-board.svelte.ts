import type * as Y from 'yjs';
import type { Awareness } from 'y-protocols/awareness';
import { documentName } from '#domain/document.ts';
import type { BoardId } from '#domain/id.ts';
import { defaultLimits, type Limits } from '#domain/limits.ts';
import type { Presence } from '#sync/presence.ts';
import { lostTexts } from './board/lost-texts.ts';
import { thingsOf, type Change } from './connection-changed.ts';
import type { ConnectionOptions } from './connection.ts';
import { openLive } from './live-connection.svelte.ts';
import { LiveNotes } from './live-notes.svelte.ts';
import { handsIn, peopleIn, type Hand, type PersonHere } from './live-people.ts';
import { Presenter } from './live-presence.ts';
import type { LostText, Owner } from './offline-store.ts';
import type { Saving } from './saving-state.ts';

/** A board as it stands at this moment, and this page's hand on it. */
export type LiveBoard = {
	/** The shared doc. It is exchanged when the server refuses one: keep no copy of it. */
	readonly doc: Y.Doc;
	/** The board's content has arrived, or is here as this device had kept it. */
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
	/** What was changed here and is not on the server, in order. */
	readonly waiting: readonly Change[];
	/** Whether a note holds words that are on this device only. */
	onlyHere: (note: string) => boolean;
	/** Texts the server did not take and nobody has handled. */
	readonly lost: readonly LostText[];
	letGo: (lost: LostText) => void;
	takeBack: (lost: LostText) => void;
	/** What else waits on this device: other people's words, and other boards. */
	readonly others: readonly Owner[];
	/** Words would be lost if the page were closed now. Not reactive. */
	unsafe: () => boolean;
	/** Tells the others where this person's caret is, or what is held. */
	show: (part: { [K in keyof Presence]: Presence[K] | undefined }) => void;
	close: () => void;
};

const nobody: readonly Hand[] = [];

/** Opens `board:ID`. Called in the browser only; whoever opens it closes it. */
export function openBoard(board: BoardId, options: ConnectionOptions = {}): LiveBoard {
	const live = openLive(documentName({ kind: 'board', board }), {
		compare: lostTexts,
		...options
	});
	const { connection } = live;
	let notes = $state.raw(new LiveNotes(connection.doc));
	let hands = $state.raw<ReadonlyMap<string, readonly Hand[]>>(new Map());
	let people = $state.raw<readonly PersonHere[]>([]);
	// Read by every card: these turn rarely, the connection itself tells often.
	const ready = $derived(live.now.readable);
	const greeted = $derived(live.now.hello !== null);
	const canWrite = $derived(live.now.hello?.mode === 'write' && live.now.ended === null);
	const limits = $derived(live.now.hello?.limits ?? defaultLimits);
	const heldBack = $derived(
		['kept', 'unkept'].includes(live.now.saving.state) ? thingsOf(live.now.waiting).join(' ') : ''
	);
	const onlyHere = $derived(new Set(heldBack.split(' ')));
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
		get waiting() {
			return live.now.waiting;
		},
		onlyHere: (note) => onlyHere.has(`notes/${note}`),
		get lost() {
			return live.now.lost;
		},
		letGo: (lost) => connection.letGo(lost),
		takeBack: (lost) => connection.takeBack(lost),
		get others() {
			return live.now.others;
		},
		unsafe: () => connection.unsafe,
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
