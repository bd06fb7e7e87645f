import type { RefusalCode, RefusalDetail } from '#domain/refusal.ts';

/** What a refusal says to the person it stops: what happened, and the way out. */
export const refusals: Record<RefusalCode, (detail: RefusalDetail) => string> = {
	'bad-request': ({ path, expected }) =>
		path && expected
			? `The server could not read this: ${path} should be ${expected}.`
			: 'The server could not read this.',
	'bad-agenda': ({ path, expected }) =>
		path && expected
			? `${path} should be ${expected}.`
			: 'This is not an agenda file that can be used.',
	'bad-name': () => 'A name needs at least one letter or figure, and at most 80 characters.',
	'bad-text': ({ limit }) =>
		limit
			? `The text is empty, or longer than ${limit} characters.`
			: 'The text is empty, or cannot be stored.',
	'not-signed-in': () => 'This browser has not joined the event. Join with the code.',
	'wrong-token': () => 'That is not the administrator’s token of this server.',
	'wrong-secret': () => 'This link is not valid. Ask the organiser for a new one.',
	'not-allowed': () => 'Your role does not allow this.',
	'not-found': () => 'There is nothing at this address, or you may not see it.',
	'wrong-code': () => 'No event has this code. Compare it with the one on the wall.',
	'unknown-command': () => 'This server does not know that act. Reload the page.',
	'rapporteur-places-taken': ({ names }) =>
		names && names.length > 0
			? `Both places are taken: ${names.join(' and ')} report for this board.`
			: 'Both rapporteur places of this board are taken.',
	'already-promoted': ({ label }) =>
		label
			? `One of these notes is already in plenary as ${label}.`
			: 'One of these notes is already in plenary.',
	'already-withdrawn': () => 'This recommendation was withdrawn before.',
	'breakout-closed': () => 'The breakout is closed. The board can be read, not changed.',
	'board-locked': () => 'The board is locked. What was promoted stays as it is.',
	'note-gone': () => 'One of these notes is no longer on the board.',
	'note-empty': () => 'A note without text cannot go to plenary.',
	'key-reused': () => 'This was sent twice with different contents. Try once more.',
	'read-only': () => 'This page can be read, not changed.',
	'too-large': () => 'This is too large to send at once. Send it in parts.',
	'note-too-long': ({ limit }) =>
		limit
			? `The note is longer than ${limit} characters. Make two of it.`
			: 'The note is too long. Make two of it.',
	'board-full': ({ limit }) =>
		limit ? `The board holds ${limit} notes and is full.` : 'The board is full.',
	'not-a-board': () => 'Something sent to the board was not a note.',
	brake: () =>
		'That took away much of what others wrote, all at once, and was stopped. To remove many notes, choose them and remove them together, or ask a facilitator.',
	gap: () => 'Part of what you wrote did not arrive. Copy your text, then reload.',
	'foreign-client': () => 'Another page writes under the same mark. Reload this one.',
	'old-epoch': () => 'The event was restored from a backup. Copy your text, then reload.',
	'too-many-tries': () => 'Too many tries from here. Wait a minute, then try again.',
	'disk-full': () => 'The server’s disk is full. Nothing more can be saved; tell the organiser.',
	starting: () => 'The server is starting. Try again in a moment.'
};
