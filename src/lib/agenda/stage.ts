import type { Board } from '#domain/board.ts';
import { boardsOfSession, type EventView, type Session } from '#domain/event-view.ts';
import { nowNext, type NowNext } from '#domain/now-next.ts';

/**
 * Where the event stands: the slot as planned, and the boards people work on. Boards open and close
 * by a facilitator's hand, never by the clock, so an open breakout counts even beside its slot.
 */
export type Stage = NowNext & {
	/** The session at work: of the open breakout, else of the slot that is on. */
	readonly session: Session | null;
	/** Its boards, in order; none when nobody writes now. */
	readonly boards: readonly Board[];
	/** The one this person has chosen, or the only one. */
	readonly mine: Board | null;
	/** Time left, as the timer or else the plan has it; null when nothing runs. */
	readonly time: { readonly endsAt: number; readonly seconds: number } | null;
};

export function stageOf(
	view: EventView,
	choices: Readonly<Record<string, string>>,
	at: number
): Stage {
	const planned = nowNext(view.event, at);
	const slot = planned.now?.slot;
	const id = openSession(view, slot?.session) ?? slot?.session ?? null;
	const session = view.sessions.find((one) => one.id === id) ?? null;
	const all = session ? boardsOfSession(view, session.id) : [];
	const atWork = all.some((board) => board.open) || slot?.kind === 'breakout';
	const boards = atWork ? all : [];
	const mine = myBoard(boards, choices);
	const timer = (mine ?? boards.find((board) => board.timer))?.timer ?? null;
	const runs = planned.now !== null && (slot?.session === session?.id || session === null);
	return {
		...planned,
		session,
		boards,
		mine,
		time: timer ?? (runs && planned.now ? span(planned.now.startsAt, planned.now.endsAt) : null)
	};
}

/** The board a person works on, in the session at work, else where they last chose one. */
export function boardToGoTo(
	view: EventView,
	choices: Readonly<Record<string, string>>,
	stage: Stage
): Board | null {
	if (stage.mine) return stage.mine;
	return view.boards.findLast((board) => choices[board.session] === board.id) ?? null;
}

/** A breakout is open when a board of it is; the plenary board of a session does not count. */
function openSession(view: EventView, planned: string | undefined): string | undefined {
	const open = view.boards.filter((board) => board.open && !board.plenary);
	return (open.find((board) => board.session === planned) ?? open.at(-1))?.session;
}

function myBoard(
	boards: readonly Board[],
	choices: Readonly<Record<string, string>>
): Board | null {
	const only = boards.length === 1 ? boards[0] : undefined;
	return boards.find((board) => choices[board.session] === board.id) ?? only ?? null;
}

function span(startsAt: number, endsAt: number): { endsAt: number; seconds: number } {
	return { endsAt, seconds: (endsAt - startsAt) / 1_000 };
}
