import type { Device } from '#lib/offline-device.ts';
import { plural } from './plural.ts';

const phone = (device: Device) => (device === 'phone' ? 'phone' : 'computer');

/** How safe the words on a board are, what waits, and what the server did not take. */
export const saving = {
	connecting: 'Connecting',
	waiting: 'Waiting for connection',
	waitingSaved: 'Everything written here is saved.',
	kept: (device: Device) => `Kept on this ${phone(device)}`,
	keptSince: (n: number, time: string) =>
		plural(n, {
			one: `waiting for connection: 1 change since ${time}`,
			other: `waiting for connection: ${n} changes since ${time}`
		}),
	/** Fits under a narrow note. */
	onlyHere: (device: Device): string =>
		device === 'phone' ? 'Only on this phone so far' : 'Only on this computer',
	notSaved: 'Not saved: copy your text',
	ended: 'This page was signed out of the board. Reload it.',

	since: (time: string) => `since ${time}`,
	newNoteIn: (place: string) => `New note in “${place}”`,
	wordingOf: (note: string) => `Wording of “${note}”`,
	placeOf: (note: string) => `Place of “${note}”`,
	removalOf: (note: string) => `Removal of “${note}”`,
	changeOf: (note: string) => `Change of “${note}”`,
	clusterOf: (name: string) => `Cluster “${name}”`,
	otherChange: 'Another change',
	sentInOrder:
		'Sent in this order, once, when the connection is back. You may close this page: then it is sent when you open the board again.',

	nothingLost: 'Nothing is left to handle',
	lostTitle: (n: number) =>
		plural(n, {
			one: 'One text is not saved',
			other: `${n} texts are not saved`
		}),
	boardClosed: (letter: string) =>
		`Board ${letter} was closed for writing before this reached it. It is still here.`,
	joinedAgain:
		'This was written here before somebody else joined in this browser, and was not sent. It is still here.',
	signedOut: 'This was written before somebody else joined in this browser, and was not sent.',
	cannotKeep:
		'There is no connection, and this browser keeps nothing. Copy it before you close the page.',
	leaving: 'Your text is not saved. Copy it first; to leave without it, go again.',
	copyText: 'Copy text',
	copied: 'Copied',
	addAgain: 'Add again',
	addedAgain: 'Added again.',
	letGo: 'Let it go',
	wentAway: 'Let go.',

	wordsOf: (device: Device, name: string, letter: string) =>
		`Words of ${name} for board ${letter} are waiting on this ${phone(device)}. ${name} gets them back by joining again and opening that board.`,
	yourWords: (letter: string) =>
		`Words of yours for board ${letter} are waiting here. They are sent when you open that board.`
};
