import type * as Y from 'yjs';
import type { Board } from '#domain/board.ts';
import type { BoardId } from '#domain/id.ts';
import type { Limits } from '#domain/limits.ts';
import type { Member } from '#domain/member.ts';
import type { CommandInput, CommandName } from '#domain/command.ts';
import { Refusal } from '#domain/refusal.ts';
import type { Recommendation } from '#domain/recommendation.ts';
import type { Rooms } from '../rooms/rooms.ts';
import type { Storage, Write } from '../storage/storage.ts';
import type { OpenEvent } from './open-event.ts';

/** What a command may look at while it decides. Commands of one event are carried out one at a time. */
export type Scene = {
	readonly member: Member;
	readonly event: OpenEvent;
	readonly storage: Storage;
	readonly rooms: Rooms;
	readonly limits: Limits;
	/** The server's clock when the command's turn came, ms since 1970. */
	readonly now: number;
};

/**
 * What a command decided, as plain data. The dispatcher commits the writes, the pictures of the
 * changed boards and recommendations, the answer and the log entry in one transaction. Where notes
 * change too, rows and pictures come first, notes with answer and log entry after: a command that was
 * cut between the two is not answered, and does the rest when it is given again.
 */
export type Deed = {
	readonly writes?: readonly Write[];
	readonly boards?: readonly Board[];
	readonly recommendations?: readonly Recommendation[];
	/** What the new pictures replace goes from everything that is given out, see `ServerEdit`. */
	readonly forget?: boolean;
	/** An edit of a board's notes. It is committed with the answer and the log entry, after the rest. */
	readonly onBoard?: {
		readonly board: BoardId;
		readonly edit: (doc: Y.Doc) => void;
		readonly writes?: readonly Write[];
		/** What it deletes goes from everything that is given out, see `ServerEdit`. */
		readonly forget?: boolean;
	};
	/** Roles whose holders are signed out when this has happened. */
	readonly signOut?: Member['role'];
	/** What the log entry tells beside the command's input. */
	readonly logged?: Record<string, unknown>;
	readonly answer: Record<string, unknown>;
	/** What a repeat of the command is answered instead, when the answer holds a secret. */
	readonly remembered?: Record<string, unknown>;
};

/** How a command is carried out. Throws a Refusal, and then nothing has happened. */
export type Does<Name extends CommandName> = (
	scene: Scene,
	input: CommandInput<Name>
) => Deed | Promise<Deed>;

/** A board of this event. @throws Refusal `not-found`, also for another event's board */
export function boardIn(event: OpenEvent, id: string): Board {
	const board = [...event.boards.values()].find((one) => one.id === id);
	if (!board) throw new Refusal('not-found', { path: 'board' });
	return board;
}

/** The boards of a session of this event. @throws Refusal `not-found` */
export function boardsIn(event: OpenEvent, session: string): Board[] {
	if (!event.sessions.some((one) => one.id === session))
		throw new Refusal('not-found', { path: 'session' });
	return [...event.boards.values()].filter((board) => board.session === session);
}
