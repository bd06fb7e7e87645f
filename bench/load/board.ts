import * as Y from 'yjs';
import { addNote } from '#domain/note.ts';
import { mark } from './marks.ts';

const WORDS = [
	'A second tap at the lower market, with a roof over the queue.',
	'Teachers paid through the dry months.',
	'One list of who has arrived, kept by the town and open to read.',
	'The school bus stops where the new families live.',
	'Small loans without a guarantor.'
];

/** An encoded board of so many notes, as people would have written them. Note n bears mark n. */
export function encodedBoard(notes: number): Uint8Array {
	const board = new Y.Doc();
	board.transact(() => {
		for (let note = 0; note < notes; note++)
			addNote(board, `${mark('edit', note)} ${WORDS[note % WORDS.length]!}`, {
				kind: note % 3 === 0 ? 'proposal' : 'gap',
				pos: [(note % 20) * 180, Math.floor(note / 20) * 160]
			});
	});
	return Y.encodeStateAsUpdate(board);
}
