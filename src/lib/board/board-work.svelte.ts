import { getContext, setContext } from 'svelte';
import * as Y from 'yjs';
import type { Board } from '#domain/board.ts';
import { clustersOf, type Cluster } from '#domain/cluster.ts';
import { recommendationsOf, recommendationWith } from '#domain/event-view.ts';
import type { NoteId } from '#domain/id.ts';
import { defaultKind, type Kind } from '#domain/kind.ts';
import { RAPPORTEUR_PLACES } from '#domain/board.ts';
import type { Position } from '#domain/position.ts';
import type { Recommendation } from '#domain/recommendation.ts';
import type { EventContext } from '#lib/event-context.svelte.ts';
import type { LiveBoard } from '#lib/live-board.svelte.ts';
import { live } from '#lib/live.svelte.ts';
import type { Arrivals } from './arrivals.svelte.ts';
import { History } from './history.svelte.ts';

export type BoardView = 'board' | 'list';

/** Something said at the foot of the table, with the way back. */
export type Said = { readonly words: string; readonly undo?: () => void };

/** What this person is doing on one board: what is open, held, chosen, written in. */
export class BoardWork {
	readonly event: EventContext;
	readonly #id: () => string;
	/** Null on the server and until the connection has begun. */
	live = $state.raw<LiveBoard | null>(null);
	history = $state.raw<History | null>(null);
	view = $state<BoardView | null>(null);
	/** The note being written in. */
	editing = $state<string | null>(null);
	/** The note that has the one tab stop. */
	active = $state<string | null>(null);
	menu = $state.raw<{ readonly id: NoteId; readonly anchor: HTMLElement } | null>(null);
	/** The note in this person's hand, and where it is held. */
	held = $state.raw<{ readonly id: string; readonly pos: Position } | null>(null);
	/** Kind of the next note. */
	kind = $state<Kind>(defaultKind);
	/** What came in from others; null until the board has arrived. */
	arrivals = $state.raw<Arrivals | null>(null);
	/** Where the rapporteur is: looking, choosing notes, or wording what was chosen. */
	step = $state<'rest' | 'choose' | 'word'>('rest');
	/** The column "For plenary" is open, where there is no room for it beside the table. */
	panel = $state(false);
	chosen = $state.raw<readonly NoteId[]>([]);
	said = $state.raw<Said | null>(null);

	constructor(event: EventContext, id: () => string) {
		this.event = event;
		this.#id = id;
	}

	readonly board: Board = $derived.by(() => {
		const board = this.event.view.boards.find((one) => one.id === this.#id());
		if (!board) throw new Error('The page of a board that the event does not have');
		return board;
	});
	readonly promoted: readonly Recommendation[] = $derived.by(() =>
		recommendationsOf(this.event.view, this.board.id)
	);
	readonly facilitates = $derived.by(() =>
		['facilitator', 'organiser'].includes(this.event.me.role)
	);
	readonly reports = $derived.by(() =>
		this.board.rapporteurs.some((one) => one.participant === this.event.me.participant)
	);
	readonly mayPromote = $derived(this.facilitates || this.reports);
	readonly placesLeft = $derived(RAPPORTEUR_PLACES - this.board.rapporteurs.length);
	readonly canWrite = $derived(this.live?.canWrite ?? false);
	readonly clusters: readonly Cluster[] = $derived.by(() => {
		if (!this.live) return [];
		for (const one of live(this.live.doc.getMap('clusters')).values())
			if (one instanceof Y.Map) live(one);
		return clustersOf(this.live.doc);
	});

	/** The doc to write in. Only called where `canWrite` was seen. */
	get doc() {
		if (!this.live) throw new Error('The board is not open yet');
		return this.live.doc;
	}

	recommendationOf(note: string): Recommendation | null {
		return recommendationWith(this.event.view, note);
	}

	get choosing(): boolean {
		return this.step === 'choose';
	}

	isChosen(note: NoteId): boolean {
		return this.chosen.includes(note);
	}

	/** Ticks a note or takes the tick off. What is in plenary already cannot be chosen again. */
	toggle(note: NoteId): void {
		if (this.recommendationOf(note)) return;
		this.chosen = this.isChosen(note)
			? this.chosen.filter((one) => one !== note)
			: [...this.chosen, note];
	}

	say(words: string, undo?: () => void): void {
		this.said = undo ? { words, undo } : { words };
	}

	/** A new doc begins a new history: what was done in the old one cannot be undone in it. */
	beginHistory(): void {
		this.history?.close();
		this.history = this.live ? new History(this.live.doc) : null;
	}
}

const key = Symbol.for('plenum board');

export function provideBoard(work: BoardWork): BoardWork {
	return setContext(key, work);
}

export function useBoard(): BoardWork {
	return getContext<BoardWork>(key);
}
