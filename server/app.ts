import { documentOf, type DocumentRef } from '#domain/document.ts';
import { eventViewOf, type EventFacts, type EventView } from '#domain/event-view.ts';
import type { EventId } from '#domain/id.ts';
import { joinCodeOf } from '#domain/join-code.ts';
import { defaultLimits, type Limits } from '#domain/limits.ts';
import { asWall, type Member } from '#domain/member.ts';
import { Refusal } from '#domain/refusal.ts';
import { admitByCode, admitByLink, type Admission, type JoinInput } from './access/admission.ts';
import { memberOf } from './access/seats.ts';
import { createThrottle } from './access/throttle.ts';
import { sameSecret } from './access/token.ts';
import { minutesOfBoard, notesOfBoardAt, type PastNote } from './commands/board-past.ts';
import { createEvent, type CreatedEvent } from './commands/create-event.ts';
import { dispatch } from './commands/dispatch.ts';
import { createEvents } from './commands/events.ts';
import { factsOf, type OpenEvent } from './commands/open-event.ts';
import {
	choicesOf,
	deedsOf,
	exportOf,
	type Exported,
	type ExportOptions
} from './commands/reading.ts';
import { createPress } from './export/press.ts';
import type { Minute } from './rooms/past.ts';
import type { RoomSocket } from './rooms/room-socket.ts';
import type { Log } from './log.ts';
import { createRooms, type Paces, type RoomMember } from './rooms/rooms.ts';
import type { Storage } from './storage/storage.ts';
import type { Tables } from './storage/tables.ts';

/**
 * Everything the server can be asked, whatever door the question came through. The composition root:
 * parts are made and joined here, and nothing is decided here.
 */
export interface App {
	/** What somebody may know of an event before joining it. @throws Refusal `wrong-code` */
	invitation(code: string, address: string): Promise<EventFacts>;
	/** @throws Refusal `wrong-token`, `bad-agenda` */
	createEvent(agenda: unknown, adminToken: string | null, address: string): Promise<CreatedEvent>;
	/** @throws Refusal `wrong-code`, `bad-name`, `too-many-tries` */
	join(token: string | null, input: JoinInput, address: string): Promise<Admission>;
	/** @throws Refusal `wrong-secret`, `bad-name`, `too-many-tries` */
	enter(token: string | null, input: EnterInput, address: string): Promise<Admission>;
	/**
	 * Who a cookie is in an event.
	 * @throws Refusal `not-signed-in` without a cookie; `not-found` for an event one is not in, or that is not there
	 */
	member(token: string | null, event: string, as?: 'wall'): Promise<Member>;
	view(member: Member): Promise<EventView>;
	/** The boards a member has chosen, by session. */
	choices(member: Member): Promise<Record<string, string>>;
	/** @throws Refusal, see `domain/command` */
	command(member: Member, body: unknown): Promise<Record<string, unknown>>;
	/** The minutes in which a board changed. @throws Refusal `not-allowed`, `not-found` */
	boardMinutes(member: Member, board: string): Promise<Minute[]>;
	/** A board's notes as they stood at a moment. @throws Refusal `not-allowed`, `not-found` */
	boardAt(member: Member, board: string, at: number): Promise<PastNote[]>;
	/** What was done with authority in the event, and what was refused, in order. @throws Refusal `not-allowed` */
	deeds(member: Member): Promise<Tables['deeds'][]>;
	/** @throws Refusal `not-allowed`, `not-found` */
	exportReport(member: Member, format: string, options: ExportOptions): Promise<Exported>;
	/**
	 * Lets a socket's owner into a document.
	 * @throws Refusal `not-signed-in`, `not-found` (unknown and forbidden alike)
	 */
	admit(token: string | null, document: string, as?: 'wall'): Promise<AdmittedSocket>;
	enterRoom(
		admitted: AdmittedSocket,
		socket: RoomSocket,
		options: { readonly plenum: boolean; readonly epoch?: number }
	): RoomMember;
	/** Resolves when a row has been written and read; rejects when the server cannot work. */
	health(): Promise<void>;
	/** Carries out what was begun, tells the rooms, closes the storage. */
	close(): Promise<void>;
}

export type EnterInput = { readonly secret: string; readonly name?: string | null | undefined };
export type AdmittedSocket = { readonly member: Member; readonly document: DocumentRef };
export type AppParts = {
	readonly storage: Storage;
	readonly adminToken: string;
	readonly log: Pick<Log, 'error'>;
	/** The server's clock, ms since 1970. */
	readonly now?: () => number;
	readonly tuning?: Tuning;
};

/** What a measurement may set otherwise than a workshop has it. */
export type Tuning = {
	readonly limits?: Limits;
	readonly pace?: Partial<Paces>;
};

export function createApp({
	storage,
	adminToken,
	log,
	now = Date.now,
	tuning = {}
}: AppParts): App {
	const { limits = defaultLimits, pace = {} } = tuning;
	const throttle = createThrottle(now);
	const press = createPress();
	const events = createEvents(storage, now);
	const rooms = createRooms({
		storage,
		gate: {
			access: events.access,
			isLate: events.isLate,
			onNote: events.choiceBy,
			limits,
			now
		},
		log,
		pace
	});

	/** Counts a failed guess against its address; other failures pass untouched. */
	const guarded = async <T>(
		address: string,
		guess: () => Promise<T>,
		miss: Refusal['code']
	): Promise<T> => {
		throttle.check(address);
		try {
			return await guess();
		} catch (error) {
			if (error instanceof Refusal && error.code === miss) throttle.fail(address);
			throw error;
		}
	};

	const member: App['member'] = async (token, id, as) => {
		if (token === null) throw new Refusal('not-signed-in');
		const event = await events.open(id);
		const found = await memberOf(storage, token, id as EventId);
		if (!event || !found) throw new Refusal('not-found');
		return as === 'wall' ? asWall(found) : found;
	};

	const eventOf = async (of: Member): Promise<OpenEvent> => {
		const event = await events.open(of.event);
		if (!event) throw new Refusal('not-found');
		return event;
	};

	const view: App['view'] = async ({ event }) => {
		const found = eventViewOf(await rooms.read({ kind: 'event', event }));
		if (!found) throw new Refusal('not-found');
		return found;
	};

	return {
		invitation: (code, address) =>
			guarded(
				address,
				async () => {
					const joinCode = joinCodeOf(code);
					const [row] = joinCode === null ? [] : await storage.rows('events', { joinCode });
					if (!row) throw new Refusal('wrong-code');
					return factsOf(row);
				},
				'wrong-code'
			),
		createEvent: (agenda, token, address) =>
			guarded(
				address,
				() => {
					if (token === null || !sameSecret(token, adminToken)) throw new Refusal('wrong-token');
					return createEvent(storage, rooms, agenda, now());
				},
				'wrong-token'
			),
		join: (token, input, address) =>
			guarded(address, () => admitByCode(storage, token, input, now()), 'wrong-code'),
		enter: (token, input, address) =>
			guarded(address, () => admitByLink(storage, token, input, now()), 'wrong-secret'),
		member,
		view,
		choices: (of) => choicesOf(storage, of),
		async command(of, body) {
			const event = await eventOf(of);
			return events.inTurn(event.id, () =>
				dispatch({ member: of, event, storage, rooms, limits, now: now() }, body)
			);
		},
		boardMinutes: async (of, board) => minutesOfBoard(storage, await eventOf(of), of, board),
		boardAt: async (of, board, at) => notesOfBoardAt(storage, await eventOf(of), of, board, at),
		deeds: (of) => deedsOf(storage, of),
		exportReport: async (of, format, options) =>
			exportOf(storage, press, of, await view(of), format, options, now()),
		async admit(token, name, as) {
			if (token === null) throw new Refusal('not-signed-in');
			const document = documentOf(name);
			const event = document && (await events.ofDocument(document));
			const found = await memberOf(storage, token, (event?.id ?? '') as EventId);
			if (!document || !found) throw new Refusal('not-found');
			return { document, member: as === 'wall' ? asWall(found) : found };
		},
		enterRoom: ({ member: of, document }, socket, options) =>
			rooms.join(of, document, socket, options),
		async health() {
			const probe = { event: '', seat: '', key: 'health' };
			const row = { ...probe, command: '', input: '', answer: null, at: now() };
			await storage.commit({ writes: [{ op: 'put', table: 'answers', row }], log: [] });
			await storage.rows('answers', probe);
		},
		async close() {
			await events.settled();
			await rooms.close();
			await press.close();
			await storage.close();
		}
	};
}
