import type { Awareness } from 'y-protocols/awareness';
import { presenceOf, type Presence } from '#sync/presence.ts';
import type { Roster } from '#sync/messages.ts';

/** Somebody connected now. Names come with the roster, never from what a client says of itself. */
export type PersonHere = {
	readonly participant: string;
	readonly name: string;
	/** Which of the four people colours. */
	readonly colour: number;
	readonly me: boolean;
};

/** Somebody else's hand on a note: a caret in its text, or the whole note held. */
export type Hand = Presence & {
	readonly client: number;
	/** Null when the event names nobody, or the roster has not come yet. */
	readonly name: string | null;
	readonly colour: number;
};

export function peopleIn(roster: Roster, me: string | null): PersonHere[] {
	return roster.people.map(({ participant, name }) => ({
		participant,
		name,
		colour: colourOf(participant),
		me: participant === me
	}));
}

/** Everybody else's hands, by the note they are in. */
export function handsIn(awareness: Awareness, roster: Roster): Map<string, readonly Hand[]> {
	const owners = new Map(
		roster.people.flatMap((person) => person.clients.map((client) => [client, person] as const))
	);
	const hands = new Map<string, Hand[]>();
	for (const [client, state] of awareness.getStates()) {
		if (client === awareness.clientID) continue;
		const presence = presenceOf(state);
		const note = presence.drag?.note ?? presence.note;
		if (!note) continue;
		const owner = owners.get(client);
		const hand = {
			...presence,
			client,
			name: owner?.name ?? null,
			colour: colourOf(owner?.participant ?? String(client))
		};
		hands.set(note, [...(hands.get(note) ?? []), hand]);
	}
	return hands;
}

/** The same person has the same colour on every device. */
export function colourOf(id: string): number {
	let sum = 0;
	for (const char of id) sum = (sum * 31 + char.charCodeAt(0)) >>> 0;
	return sum % 4;
}
