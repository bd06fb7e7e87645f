import { uint32 } from 'lib0/random';

/** Ids are opaque, random, and carry no power: every use of one is checked against rows. */
export type EventId = string & { readonly __event: true };
export type BoardId = string & { readonly __board: true };
export type NoteId = string & { readonly __note: true };
export type ParticipantId = string & { readonly __participant: true };
export type SeatId = string & { readonly __seat: true };
export type RecommendationId = string & { readonly __recommendation: true };

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const LENGTH = 26;

/** 130 random bits in 26 lower-case Crockford characters: nobody guesses one, two never meet. */
export function newId<Id extends string>(): Id {
	let id = '';
	let bits = 0;
	let left = 0;
	while (id.length < LENGTH) {
		if (left < 5) {
			bits = uint32();
			left = 32;
		}
		id += ALPHABET[bits & 31];
		bits >>>= 5;
		left -= 5;
	}
	return id as Id;
}

/** Whether a stranger's string may name a note or cluster: 8 to 64 of A-Z a-z 0-9 _ -. */
export function isItemId(value: string): value is NoteId {
	return /^[A-Za-z0-9_-]{8,64}$/.test(value);
}

/** Whether a string has the shape of an id this server made; says nothing about existence. */
export function isId(value: string): boolean {
	return /^[0-9a-hjkmnp-tv-z]{26}$/.test(value);
}
