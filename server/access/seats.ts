import { newId, type EventId, type ParticipantId, type SeatId } from '#domain/id.ts';
import type { Member, Role } from '#domain/member.ts';
import type { Storage } from '../storage/storage.ts';
import type { Tables } from '../storage/tables.ts';
import { hashOf, newToken } from './token.ts';

/** A browser, known by its cookie. `token` is there only when the seat is new: send it as the cookie. */
export type Seat = { readonly id: SeatId; readonly fresh: { token: string; hash: string } | null };

/** The seat a cookie names, or a new one (not stored before its first place is). */
export async function seatOf(storage: Storage, token: string | null): Promise<Seat> {
	const known = token === null ? null : await knownSeat(storage, token);
	if (known) return { id: known.id as SeatId, fresh: null };
	const fresh = newToken();
	return { id: newId<SeatId>(), fresh: { token: fresh, hash: hashOf(fresh) } };
}

/** Who a cookie is in an event; null when it is nobody there. */
export async function memberOf(
	storage: Storage,
	token: string | null,
	event: EventId
): Promise<Member | null> {
	const seat = token === null ? null : await knownSeat(storage, token);
	if (!seat) return null;
	const [place] = await storage.rows('places', { seat: seat.id, event });
	return place ? memberAt(storage, place) : null;
}

/** Who sits at a place now: a role granted by a link lasts as long as that link. */
export async function memberAt(storage: Storage, place: Tables['places']): Promise<Member | null> {
	const role = await roleAt(storage, place);
	if (role === null) return null;
	const [person] =
		place.participant === null ? [] : await storage.rows('participants', { id: place.participant });
	if (!person && role === 'participant') return null;
	return {
		seat: place.seat as SeatId,
		event: place.event as EventId,
		role,
		participant: (person?.id ?? null) as ParticipantId | null,
		name: person?.name ?? '',
		organisation: person?.organisation ?? null
	};
}

async function roleAt(storage: Storage, place: Tables['places']): Promise<Role | null> {
	if (place.role === 'participant') return 'participant';
	const [link] = await storage.rows('links', { event: place.event, role: place.role });
	if (link && link.hash === place.link) return place.role;
	return place.joined ? 'participant' : null;
}

async function knownSeat(storage: Storage, token: string): Promise<Tables['seats'] | null> {
	if (token.length > 128) return null;
	const [seat] = await storage.rows('seats', { tokenHash: hashOf(token) });
	return seat ?? null;
}
