import { isRightToLeft } from '#domain/punctuation.ts';
import type { CellObject, Row } from 'write-excel-file/node';
import { xmlText } from './xml-text.ts';

/** The most UTF-16 units, and the most line ends, that Excel keeps in one cell. */
const MOST_UNITS = 32_767;
const MOST_LINE_ENDS = 253;

/** One cell before it is laid out: text, a number, or text that `stays` on every row it goes on to. */
export type Field = string | number | { readonly stays: string };

/**
 * One entry of a sheet as rows: one, or more when a text is longer than a cell can be. What goes on
 * has the first field marked, so that a filter keeps the rows together and none counts twice.
 */
export function rowsOf(fields: readonly Field[], continued: string): Row[] {
	const pieces = fields.map((field) =>
		typeof field === 'number' ? [field] : pieceOf(typeof field === 'string' ? field : field.stays)
	);
	const height = Math.max(...pieces.map((list) => list.length));
	return Array.from({ length: height }, (_, row) =>
		pieces.map((list, column) => {
			const field = fields[column];
			const again = row > 0 && typeof field === 'object' ? list[0] : undefined;
			const value = list[row] ?? again ?? '';
			if (typeof value === 'number') return numberCell(value);
			return textCell(row > 0 && column === 0 ? `${value} ${continued}` : value);
		})
	);
}

/** Text typed as text: whatever it begins with, a spreadsheet never reads a formula or a number in it. */
export function textCell(text: string): CellObject {
	return {
		type: String,
		// A run like _x0041_ would be read as the character of that number.
		value: text.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_'),
		wrap: true,
		alignVertical: 'top',
		align: isRightToLeft(text) ? 'right' : 'left'
	};
}

export function headCell(text: string): CellObject {
	return {
		...textCell(text),
		fontWeight: 'bold',
		textColor: '#ffffff',
		backgroundColor: '#15201f',
		alignVertical: 'center'
	};
}

function numberCell(value: number): CellObject {
	return { type: Number, value, alignVertical: 'top', align: 'left' };
}

/** A text in lengths that a cell can hold; no character is cut in two. */
function pieceOf(text: string): string[] {
	const found: string[] = [];
	let piece = '';
	let lineEnds = 0;
	for (const character of xmlText(text)) {
		if (character === '\n') lineEnds += 1;
		if (piece.length + character.length > MOST_UNITS || lineEnds > MOST_LINE_ENDS) {
			found.push(piece);
			piece = '';
			lineEnds = character === '\n' ? 1 : 0;
		}
		piece += character;
	}
	return [...found, piece];
}
