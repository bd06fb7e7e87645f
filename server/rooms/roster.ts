import { writeRoster, type Roster } from '#sync/messages.ts';
import { frameOf } from './frames.ts';
import type { Guest } from './guest.ts';

/**
 * Who is in a room, from their seats and the stored client ids; nothing a client says of itself is
 * in it. The wall is nobody.
 * @param isNamed whether the row that gives a client id to its participant is on disk
 */
export function rosterOf(guests: Iterable<Guest>, isNamed: (client: number) => boolean): Roster {
	const people = new Map<string, { participant: string; name: string; clients: number[] }>();
	for (const { member, clients } of guests) {
		const { participant, name } = member;
		if (participant === null) continue;
		let person = people.get(participant);
		if (!person) people.set(participant, (person = { participant, name, clients: [] }));
		for (const client of clients)
			if (isNamed(client) && !person.clients.includes(client)) person.clients.push(client);
	}
	return { people: [...people.values()] };
}

export function rosterFrame(roster: Roster): Uint8Array {
	return frameOf(writeRoster(roster));
}

/** Distinct people in a room. */
export function headcount(guests: Iterable<Guest>): number {
	const people = new Set<string>();
	for (const { member } of guests) if (member.participant !== null) people.add(member.participant);
	return people.size;
}

/** ms between two rosters for each socket in the room. */
const REST = 8;

/**
 * How long to rest between two rosters, ms: each names everybody to everybody, so that they are the
 * rarer the fuller the room.
 */
export function rosterRest(guests: ReadonlySet<Guest>, least: number): () => number {
	return () => Math.max(least, guests.size * REST);
}
