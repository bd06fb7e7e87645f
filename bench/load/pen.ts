import * as encoding from 'lib0/encoding';
import { newId, type NoteId } from '#domain/id.ts';
import { written } from './frames.ts';

/** Writes updates as a Yjs document would, without one: notes with a text that grows at its end. */
export type Pen = {
	readonly client: number;
	/** A word at the end of the note in hand; when that is long, a new note that begins with it. */
	write(word: string): Uint8Array;
	/** A new note that begins with these words. */
	begin(words: string, note?: NoteId): Uint8Array;
};

/** Characters after which a note is full; half of what a note may hold. */
const FULL = 1000;

const HAS_ORIGIN = 0x80;
const HAS_KEY = 0x20;
const STRING = 4;
const TYPE = 7;
const MAP = 1;
const TEXT = 2;

/** @param client the Yjs client id everything is written under */
export function createPen(client: number): Pen {
	let clock = 0;
	/** Clock of the type that holds the text, and the length of the text. */
	let text = 0;
	let length = Infinity;

	const update = (structs: number, write: (to: encoding.Encoder) => void) =>
		written((to) => {
			encoding.writeVarUint(to, 1);
			encoding.writeVarUint(to, structs);
			encoding.writeVarUint(to, client);
			encoding.writeVarUint(to, clock);
			write(to);
			encoding.writeVarUint(to, 0);
		});
	const id = (to: encoding.Encoder, at: number) => {
		encoding.writeVarUint(to, client);
		encoding.writeVarUint(to, at);
	};

	const begin: Pen['begin'] = (words, note = newId()) => {
		const bytes = update(3, (to) => {
			encoding.writeUint8(to, TYPE | HAS_KEY);
			encoding.writeVarUint(to, 1);
			encoding.writeVarString(to, 'notes');
			encoding.writeVarString(to, note);
			encoding.writeVarUint(to, MAP);
			encoding.writeUint8(to, TYPE | HAS_KEY);
			encoding.writeVarUint(to, 0);
			id(to, clock);
			encoding.writeVarString(to, 'text');
			encoding.writeVarUint(to, TEXT);
			encoding.writeUint8(to, STRING);
			encoding.writeVarUint(to, 0);
			id(to, clock + 1);
			encoding.writeVarString(to, words);
		});
		text = clock + 2;
		length = words.length;
		clock = text + length;
		return bytes;
	};

	return {
		client,
		begin,
		write(word) {
			if (length + word.length > FULL) return begin(word);
			const bytes = update(1, (to) => {
				encoding.writeUint8(to, STRING | HAS_ORIGIN);
				id(to, clock - 1);
				encoding.writeVarString(to, word);
			});
			length += word.length;
			clock += word.length;
			return bytes;
		}
	};
}
