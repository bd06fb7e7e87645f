import type { DocumentRef } from '#domain/document.ts';
import { isReadable } from '#sync/awareness-frame.ts';
import { closeCodes, type CloseCode } from '#sync/close-codes.ts';
import { Malformed, readClientMessage, type ClientMessage } from '#sync/client-message.ts';
import { writeHello } from '#sync/messages.ts';
import { CLIENTS_PER_PARTICIPANT, type Bindings } from './bindings.ts';
import { frameOf, step1Frame } from './frames.ts';
import type { Gate } from './gate.ts';
import type { Guest } from './guest.ts';
import { isAhead, type History } from './history.ts';
import type { Intake } from './intake.ts';
import type { Outbox } from './outbox.ts';
import { STATE_BYTES, type Presence } from './presence.ts';

/** Bytes of a message; of a step 2 the room has asked for, which holds all work done offline. */
export const BYTES = 1024 * 1024;
export const FIRST_BYTES = 8 * BYTES;

const RESTORED = 'the board was restored: load it again';
const TOO_LARGE = 'this message is too large';

/** Talks with the guests of a loaded room. */
export type Reception = {
	/** The first words of the room: hello, its step 1, who is here. */
	welcome(guest: Guest, epoch: number | undefined): void;
	/** Tells what the guest may do, if that has changed. */
	greet(guest: Guest): void;
	/** @throws Malformed */
	take(guest: Guest, message: ClientMessage, size: number): void;
};

export type ReceptionParts = {
	readonly document: DocumentRef;
	readonly gate: Gate;
	readonly history: History;
	readonly bindings: Bindings;
	readonly intake: Intake;
	readonly presence: Presence;
	readonly outbox: Outbox;
	readonly rosterChanged: () => void;
	readonly end: (guest: Guest, code: CloseCode, reason: string) => void;
};

export function createReception(parts: ReceptionParts): Reception {
	const { document, gate, history, bindings, intake, presence, outbox, end } = parts;

	const greet: Reception['greet'] = (guest) => {
		const mode = gate.access(guest.member, document);
		if (!guest.plenum || mode === guest.mode) return;
		guest.mode = mode;
		const { epoch } = history;
		const { participant, name, role } = guest.member;
		const me = { participant, name, role };
		outbox.tell(
			guest,
			frameOf(writeHello({ epoch, mode, limits: gate.limits, now: gate.now(), me }))
		);
	};

	const tellEverybody = (guest: Guest) => {
		const everybody = guest.isWall ? null : presence.frame();
		if (everybody) outbox.tell(guest, everybody);
	};

	const answer = (guest: Guest, vector: ReadonlyMap<number, number>) => {
		const isTheirs = (client: number) => {
			const owner = bindings.owner(client);
			return owner === undefined || owner === guest.member.participant;
		};
		if (isAhead(vector, history.known, isTheirs)) return end(guest, closeCodes.oldEpoch, RESTORED);
		outbox.tell(guest, ...history.snapshot.answer(vector, history.settledShadow()?.doc ?? null));
	};

	return {
		greet,
		welcome(guest, epoch) {
			if (guest.left) return;
			if (epoch !== undefined && epoch !== history.epoch)
				return end(guest, closeCodes.oldEpoch, RESTORED);
			greet(guest);
			outbox.tell(guest, step1Frame(history.clocks));
			tellEverybody(guest);
			parts.rosterChanged();
		},
		take(guest, message, size) {
			if (size > BYTES && !(message.type === 'step2' && guest.awaitsStep2))
				return end(guest, closeCodes.tooLarge, TOO_LARGE);
			if (message.type === 'step2' || message.type === 'update')
				return intake.take(guest, message.type, message.update, guest.count());
			// Only edits outlive their socket.
			if (guest.left) return;
			if (message.type === 'step1') return answer(guest, message.vector);
			if (message.type === 'query') return tellEverybody(guest);
			if (guest.isWall) return;
			for (const state of message.states) {
				const isNew = !guest.clients.has(state.client);
				if (isNew && guest.clients.size >= CLIENTS_PER_PARTICIPANT) continue;
				if (state.state.length > STATE_BYTES || !isReadable(state.state)) continue;
				if (!intake.greet(guest, state.client)) continue;
				if (isNew) parts.rosterChanged();
				guest.clients.add(state.client);
				presence.take(guest, state);
			}
		}
	};
}

/** Reads what a guest sent, or gives the code its socket ends with. */
export function readOrClose(
	guest: Guest,
	bytes: Uint8Array
): { message: ClientMessage } | { close: [CloseCode, string] } {
	if (bytes.length > FIRST_BYTES || guest.queued > 2 * FIRST_BYTES)
		return { close: [closeCodes.tooLarge, TOO_LARGE] };
	try {
		return { message: readClientMessage(bytes) };
	} catch (error) {
		return { close: closeFor(error) };
	}
}

export function closeFor(error: unknown): [CloseCode, string] {
	if (!(error instanceof Malformed)) return [closeCodes.bug, 'the server made a mistake'];
	return [error.unknownType ? closeCodes.protocolError : closeCodes.badData, 'malformed message'];
}
