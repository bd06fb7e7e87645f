import type { DocumentRef } from '#domain/document.ts';
import { isRefusal, Refusal, type RefusalCode } from '#domain/refusal.ts';
import { newId } from '#domain/id.ts';
import type { Write } from '../storage/storage.ts';
import type { Bindings } from './bindings.ts';
import { blanked } from './blank.ts';
import { boardRoots, checkBoard } from './board-shape.ts';
import { createBrake, type Taken } from './brake.ts';
import type { Gate } from './gate.ts';
import type { Guest } from './guest.ts';
import type { History } from './history.ts';
import type { Journal } from './journal.ts';
import { learn } from './known.ts';
import { scan, type News } from './scan.ts';

/** Bytes of updates held back for a guest while its step 2 is awaited. */
const HELD_BYTES = 8 * 1024 * 1024;

/** Judges the updates guests send: what is good goes to the journal, what is not is refused. */
export type Intake = {
	/**
	 * One counted message.
	 * @throws Malformed
	 */
	take(guest: Guest, type: 'step2' | 'update', update: Uint8Array, count: number): void;
	/** Makes a client id that appears in a guest's presence the guest's. False: it is not. */
	greet(guest: Guest, client: number): boolean;
};

export type IntakeParts = {
	readonly document: DocumentRef;
	readonly history: History;
	readonly bindings: Bindings;
	readonly journal: Journal;
	readonly gate: Gate;
	/** Whether somebody is here under a client id. */
	readonly isPresent: (client: number) => boolean;
	/** A guest's message is on disk or was known, and so are the rows that came with it. */
	readonly settled: (guest: Guest, writes: readonly Write[], count: number) => void;
	/** The others may see it. */
	readonly show: (from: Guest, update: Uint8Array) => void;
	readonly refuse: (guest: Guest, count: number, code: RefusalCode) => void;
	/** A commit failed for no fault of the guest's. */
	readonly failed: (guest: Guest, error: unknown) => void;
	/** Asks the guest for everything the room lacks. */
	readonly askAgain: (guest: Guest) => void;
};

export function createIntake(parts: IntakeParts): Intake {
	const { document, history, bindings, journal, gate, refuse, settled } = parts;
	const allowed = { roots: boardRoots };
	const { append } = journal;
	const brake = createBrake(bindings.owner);
	const waits = { update: null, writes: [], participant: null, alone: false } as const;

	const take: Intake['take'] = (guest, type, update, count) => {
		if (guest.refused || guest.ended) return;
		// Before the first step 2, late work cannot be told from work that is too late.
		if (type === 'update' && guest.awaitsFirst && !mayWrite(guest) && mayWrite(guest, true))
			return holdBack(guest, update, count);
		const isFirst = type === 'step2' && guest.awaitsFirst;
		const fate = judge(guest, update, count, isFirst);
		if (type === 'step2') guest.awaitsFirst = false;
		if (type === 'step2') {
			if (fate === 'gap') refuse(guest, count, 'gap');
			else if (!guest.refused) takeHeld(guest);
		} else if (fate === 'gap') holdBack(guest, update, count);
	};

	/** A gap is filled by the step 2; if that has been here, by a new one. */
	const holdBack = (guest: Guest, update: Uint8Array, count: number) => {
		if (!guest.awaitsStep2) {
			guest.awaitsStep2 = true;
			parts.askAgain(guest);
		}
		guest.hold(update, count);
		if (guest.heldBytes > HELD_BYTES) refuse(guest, count, 'gap');
	};

	/** The step 2 is in: what was held is known now, or good, or had a gap of its own. */
	const takeHeld = (guest: Guest) => {
		guest.awaitsStep2 = false;
		for (const { update, count } of guest.takeHeld()) {
			if (guest.refused || guest.ended) return;
			if (judge(guest, update, count, false) === 'gap') refuse(guest, count, 'gap');
		}
	};

	const mayWrite = (guest: Guest, firstStep2 = false) =>
		gate.access(guest.member, document, { firstStep2 }) === 'write';

	const judge = (
		guest: Guest,
		update: Uint8Array,
		count: number,
		isFirst: boolean
	): 'gap' | 'done' => {
		try {
			let found = scan(update, history.known, allowed);
			if (found.kind === 'gap') return 'gap';
			if (found.kind === 'news' && isOldNews(found)) found = { kind: 'known' };
			if (found.kind === 'known') known(guest, update, count, isFirst);
			else admit(guest, found, update, count, isFirst);
		} catch (error) {
			if (!isRefusal(error)) throw error;
			refuse(guest, count, error.code);
		}
		return 'done';
	};

	/**
	 * Deletions no update ever spelled out: of two values set at once, one was deleted by everybody
	 * for himself, and only a live document knows which.
	 */
	const isOldNews = (news: News): boolean => {
		if (news.clocks.size > 0 || !history.shadow().hasDeleted(news.deletions)) return false;
		learn(history.known, news.clocks, news.deletions);
		return true;
	};

	/** What is known may still be on its way: then this message waits for it too. */
	const known = (guest: Guest, update: Uint8Array, count: number, isFirst: boolean) => {
		if (journal.isEmpty) return settled(guest, [], count);
		const kept = new Uint8Array(update);
		const again = () => rejudge(guest, kept, count, isFirst);
		append({ ...waits, settle: () => settled(guest, [], count), fail: again, again });
	};

	/** What it was judged by did not get to disk; it may have built on that. */
	const rejudge = (guest: Guest, update: Uint8Array, count: number, isFirst: boolean) => {
		if (guest.refused || guest.ended) return;
		if (judge(guest, update, count, isFirst) === 'gap') holdBack(guest, update, count);
	};

	const admit = (guest: Guest, news: News, update: Uint8Array, count: number, isFirst: boolean) => {
		const { participant } = guest.member;
		const isUsual = mayWrite(guest);
		if (participant === null || !(isUsual || (isFirst && mayWrite(guest, true))))
			throw new Refusal('read-only');
		const late = !isUsual || gate.isLate?.(document) === true;
		if (news.refusal) throw news.refusal;
		const writes: Write[] = [];
		let release: () => void;
		let stored: Uint8Array;
		try {
			for (const client of news.clocks.keys())
				writes.push(...bindings.bind(client, participant, isIdle));
			const applied = apply(guest, news, participant, late);
			writes.push(...applied.writes);
			release = applied.release;
			stored = applied.update;
		} catch (error) {
			bindings.undo(writes);
			throw error;
		}
		const kept = new Uint8Array(update);
		append({
			update: stored,
			writes,
			participant,
			alone: false,
			settle(number) {
				history.append(stored, number!, news.clocks);
				bindings.committed(writes);
				parts.show(guest, stored);
				settled(guest, writes, count);
			},
			fail(error) {
				release();
				parts.failed(guest, error);
			},
			again() {
				release();
				rejudge(guest, kept, count, isFirst);
			}
		});
	};

	/**
	 * Puts the news on the shadow, and gives what is to be kept of it, with the authorship of the notes
	 * that appear. `release` takes back what it has counted, if it does not get to disk.
	 */
	const apply = (
		guest: Guest,
		news: News,
		participant: string,
		late: boolean
	): { update: Uint8Array; writes: Write[]; release: () => void } => {
		const at = gate.now();
		try {
			const shadow = history.shadow();
			const { change, deletions, losses } = shadow.apply(news.update);
			const appeared = checkBoard(shadow.doc, change, gate.limits);
			if (losses.traces.length > 0) throw new Refusal('not-a-board');
			const pressed = brake.press(participant, losses, at);
			if ('stopped' in pressed) {
				report(guest, pressed.stopped);
				throw new Refusal('brake');
			}
			history.expect(news.clocks, news.deletions);
			history.expect(new Map(), deletions);
			const writes =
				document.kind === 'board'
					? appeared.map((note): Write => ({
							op: 'add',
							table: 'notes',
							row: {
								board: document.board,
								note,
								participant,
								at,
								late,
								withdrawnAt: null,
								withdrawnBy: null,
								erasedAt: null
							}
						}))
					: [];
			if (writes.length > 0) writes.push(...(gate.onNote?.(guest.member, document) ?? []));
			const isDead = (client: number, from: number, to: number) =>
				shadow.hasDeleted(new Map([[client, [from, to]]]));
			// What lands in a note that was withdrawn must not be read by anybody, nor kept.
			const bare = shadow.hasTraces ? blanked(news.update, isDead) : null;
			return { update: bare ?? news.update, writes, release: pressed.undo };
		} catch (error) {
			history.spoil();
			// What Yjs cannot digest is not a board, whatever else it may be.
			throw isRefusal(error) ? error : new Refusal('not-a-board');
		}
	};

	/** Facilitators read in the event's log whom the brake has stopped, and before what. */
	const report = ({ member }: Guest, taken: Taken) => {
		const { event, seat, participant, role } = member;
		const board = document.kind === 'board' ? document.board : '';
		const row = {
			id: newId(),
			event,
			at: gate.now(),
			seat,
			participant,
			role,
			command: 'write',
			input: { board, ...taken },
			outcome: 'brake'
		};
		const writes: Write[] = [{ op: 'insert', table: 'deeds', row }];
		const say = () =>
			append({ ...waits, writes, settle: () => undefined, fail: () => undefined, again: say });
		say();
	};

	const isIdle = (client: number) => !history.known.clocks.has(client) && !parts.isPresent(client);

	const greet: Intake['greet'] = (guest, client) => {
		const { participant } = guest.member;
		if (participant === null) return false;
		if (bindings.owner(client) === participant) return true;
		try {
			const writes = bindings.bind(client, participant, isIdle);
			append({
				...waits,
				writes,
				settle() {
					bindings.committed(writes);
					settled(guest, writes, 0);
				},
				fail: () => undefined,
				again: () => void greet(guest, client)
			});
			return true;
		} catch (error) {
			if (!isRefusal(error)) throw error;
			return false;
		}
	};

	return { take, greet };
}
