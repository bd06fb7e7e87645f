import { joinCodeOf } from '#domain/join-code.ts';
import { newId, type EventId, type ParticipantId } from '#domain/id.ts';
import { NAME_LENGTH } from '#domain/limits.ts';
import type { Role } from '#domain/member.ts';
import { Refusal } from '#domain/refusal.ts';
import { cleanName } from '#domain/text.ts';
import type { Storage, Write } from '../storage/storage.ts';
import type { Tables } from '../storage/tables.ts';
import { seatOf, type Seat } from './seats.ts';
import { hashOf } from './token.ts';

/** Somebody has come in. `token` is the new seat's cookie; null when the browser already had one. */
export type Admission = {
	readonly event: EventId;
	readonly participant: ParticipantId | null;
	readonly role: Role;
	readonly token: string | null;
};

export type JoinInput = {
	readonly code: string;
	readonly name: string;
	readonly organisation?: string | null | undefined;
};

/**
 * Lets a browser in by the join code. The same name again is the same person, however many came
 * between; another name on the same browser is another person, whose words stay apart. Twice at once: one place, the later name.
 * @throws Refusal `wrong-code`, `bad-name`
 */
export async function admitByCode(
	storage: Storage,
	token: string | null,
	input: JoinInput,
	at: number
): Promise<Admission> {
	const code = joinCodeOf(input.code);
	const [event] = code === null ? [] : await storage.rows('events', { joinCode: code });
	if (!event) throw new Refusal('wrong-code');
	const name = nameOf(input.name, 'name');
	const organisation =
		input.organisation === undefined ||
		input.organisation === null ||
		input.organisation.trim() === ''
			? null
			: nameOf(input.organisation, 'organisation');

	const seat = await seatOf(storage, token);
	const [place] = await storage.rows('places', { seat: seat.id, event: event.id });
	const present = await personNamed(storage, event.id, seat, place?.participant ?? null, name);
	const participant: Tables['participants'] = present
		? { ...present, name, organisation: organisation ?? present.organisation, seat: seat.id }
		: { id: newId(), event: event.id, name, organisation, joinedAt: at, seat: seat.id };
	const role = place && place.role !== 'wall' ? place.role : 'participant';
	await settle(storage, seat, at, [
		{ op: 'put', table: 'participants', row: participant },
		{
			op: 'put',
			table: 'places',
			row: {
				seat: seat.id,
				event: event.id,
				participant: participant.id,
				role,
				link: role === 'participant' ? null : (place?.link ?? null),
				joined: true
			}
		}
	]);
	return admission(event.id, participant.id, role, seat);
}

/**
 * Lets a browser in by the secret of a role link. A person already there is kept and gains the role;
 * a lower link never takes a higher role away. Twice at once: one place.
 * @throws Refusal `wrong-secret`, `bad-name`
 */
export async function admitByLink(
	storage: Storage,
	token: string | null,
	input: { readonly secret: string; readonly name?: string | null | undefined },
	at: number
): Promise<Admission> {
	const [link] =
		input.secret.length > 128 ? [] : await storage.rows('links', { hash: hashOf(input.secret) });
	if (!link) throw new Refusal('wrong-secret');
	const seat = await seatOf(storage, token);
	const [place] = await storage.rows('places', { seat: seat.id, event: link.event });
	const higher =
		place !== undefined && rank(place.role) > rank(link.role) && (await holds(storage, place));
	const role = higher ? place.role : link.role;
	const writes: Write[] = [];
	const name = input.name?.trim() ? nameOf(input.name, 'name') : null;
	let participant = place?.participant ?? null;
	if (participant === null && role !== 'wall') {
		participant = newId<ParticipantId>();
		writes.push({
			op: 'insert',
			table: 'participants',
			row: {
				id: participant,
				event: link.event,
				name: name ?? roleName(role),
				organisation: null,
				joinedAt: at,
				seat: seat.id
			}
		});
	} else if (participant !== null && name !== null) {
		// The page learns the role first and asks the name then: it takes the place of the role's own.
		const [person] = await storage.rows('participants', { id: participant });
		if (person?.name === roleName(role))
			writes.push({ op: 'put', table: 'participants', row: { ...person, name } });
	}
	writes.push({
		op: 'put',
		table: 'places',
		row: {
			seat: seat.id,
			event: link.event,
			participant,
			role,
			link: higher ? place.link : link.hash,
			joined: place?.joined ?? false
		}
	});
	await settle(storage, seat, at, writes);
	return admission(link.event as EventId, participant as ParticipantId | null, role, seat);
}

/** Who of this name came in at this seat before; who sits there now first. */
async function personNamed(
	storage: Storage,
	event: string,
	seat: Seat,
	sitting: string | null,
	name: string
): Promise<Tables['participants'] | undefined> {
	const now = sitting === null ? [] : await storage.rows('participants', { id: sitting });
	const before = await storage.rows('participants', { event, seat: seat.id });
	return [...now, ...before].find((person) => folded(person.name) === folded(name));
}

/** A person's or organisation's name as typed, cleaned. @throws Refusal `bad-name` */
function nameOf(typed: string, path: string): string {
	const name = cleanName(typed);
	if (name === null || name.length > NAME_LENGTH)
		throw new Refusal('bad-name', { path, limit: NAME_LENGTH });
	return name;
}

async function settle(storage: Storage, seat: Seat, at: number, writes: Write[]): Promise<void> {
	const first: Write[] = seat.fresh
		? [
				{
					op: 'insert',
					table: 'seats',
					row: { id: seat.id, tokenHash: seat.fresh.hash, createdAt: at }
				}
			]
		: [];
	await storage.commit({ writes: [...first, ...writes], log: [] });
}

async function holds(storage: Storage, place: Tables['places']): Promise<boolean> {
	if (place.role === 'participant') return true;
	const [link] = await storage.rows('links', { event: place.event, role: place.role });
	return link?.hash === place.link;
}

function admission(event: string, participant: string | null, role: Role, seat: Seat): Admission {
	return {
		event: event as EventId,
		participant: participant as ParticipantId | null,
		role,
		token: seat.fresh?.token ?? null
	};
}

function rank(role: Role): number {
	return ['wall', 'participant', 'facilitator', 'organiser'].indexOf(role);
}

/** Until the person has said a name; a link used through the page always asks for one. */
function roleName(role: Role): string {
	return role === 'organiser' ? 'Organiser' : 'Facilitator';
}

function folded(name: string): string {
	return name.normalize('NFKC').toLocaleLowerCase('und');
}
