import type { Note } from '#domain/note.ts';

/** How wide a note is on the surface, px at 100 %. */
export const NOTE_WIDTH = 200;

const LINE = 20;
/** Average characters on a line of a note; a wide script fits fewer and is counted double. */
const PER_LINE = 25;

/**
 * About how tall a note is on the surface, px. The same on every device, so that notes without a
 * place are laid out alike for everybody; the browser's own height may differ by a line or two.
 */
export function noteHeight(note: Pick<Note, 'lead' | 'text'>): number {
	const text = note.lead === '' ? note.text : `${note.lead} ${note.text}`;
	const lines = text
		.split('\n')
		.reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line) / PER_LINE)), 0);
	return 40 + Math.max(1, lines) * LINE;
}

function widthOf(line: string): number {
	const wide = line.match(/[\p{Script=Ethiopic}\p{Script=Han}\p{Script=Hangul}]/gu)?.length ?? 0;
	return line.length + wide;
}
