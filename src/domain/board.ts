import type { BoardId, ParticipantId } from './id.ts';
import type { Agenda } from './agenda.ts';

export type Question = { readonly id: string; readonly text: string };

export type Rapporteur = { readonly participant: ParticipantId; readonly name: string };

/** A running timer: ends at a moment of the server's clock (ms since 1970). */
export type Timer = { readonly endsAt: number; readonly seconds: number };

/** A board as everybody in the event sees it in the event document. Only the server writes it. */
export type Board = {
	readonly id: BoardId;
	readonly session: string;
	/** A, B, … within its session; P for the plenary board of a session without breakouts. */
	readonly letter: string;
	/** Order over the whole agenda, from 0. */
	readonly ordinal: number;
	/** Whether this is the one board of a session without breakouts; it opens with the event. */
	readonly plenary: boolean;
	/** Default: the session's title. */
	readonly topic: string;
	readonly room: string | null;
	readonly questions: readonly Question[];
	readonly open: boolean;
	readonly locked: boolean;
	/** In order of claiming; at most two. */
	readonly rapporteurs: readonly Rapporteur[];
	readonly timer: Timer | null;
};

/** How many people may report for one board. */
export const RAPPORTEUR_PLACES = 2;

/** The nth board's letter within its session: A to Z, then AA, AB, … */
export function letterOf(index: number): string {
	const last = String.fromCharCode(65 + (index % 26));
	return index < 26 ? last : letterOf(Math.floor(index / 26) - 1) + last;
}

/** Which of the eight sign colours a letter has; nine and more boards begin the colours again. */
export function signOf(letter: string): number {
	let index = 0;
	for (const char of letter) index = index * 26 + (char.charCodeAt(0) - 64);
	return (index - 1) % 8;
}

type WantedBoard = {
	readonly topic?: string | undefined;
	readonly room?: string | undefined;
	readonly questions: readonly { readonly id?: string | undefined; readonly text: string }[];
};

/** The boards an agenda asks for, in agenda order: one a question, or as the session lists them. */
export function boardsOf(agenda: Agenda, newId: () => BoardId): Board[] {
	let ordinal = 0;
	const taken = new Set(
		agenda.sessions.flatMap((session) =>
			[...(session.questions ?? []), ...(session.boards ?? []).flatMap((board) => board.questions)]
				.map((question) => question.id)
				.filter((id) => id !== undefined)
		)
	);
	const questionId = (session: string): string => {
		let serial = 1;
		while (taken.has(`${session}-q${serial}`)) serial++;
		taken.add(`${session}-q${serial}`);
		return `${session}-q${serial}`;
	};
	return agenda.sessions.flatMap((session) => {
		const wanted =
			session.boards ?? session.questions?.map((question) => ({ questions: [question] })) ?? [];
		const plenary = wanted.length === 0;
		const list: WantedBoard[] = plenary ? [{ questions: [] }] : wanted;
		return list.map((board, index) => ({
			id: newId(),
			session: session.id,
			letter: plenary ? 'P' : letterOf(index),
			ordinal: ordinal++,
			plenary,
			topic: board.topic ?? session.title,
			room: board.room ?? null,
			questions: board.questions.map((question) => ({
				id: question.id ?? questionId(session.id),
				text: question.text
			})),
			open: plenary,
			locked: false,
			rapporteurs: [],
			timer: null
		}));
	});
}
