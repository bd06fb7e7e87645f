const ALPHABET = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_';
const VALUES = new Int8Array(256).fill(-1);
for (let value = 0; value < 64; value++) VALUES[ALPHABET.charCodeAt(value)] = value;

const TILDE = 0x7e;
const STOP = 0x2e;
/** Bytes of a mark: tilde, kind, number in four digits, full stop. */
const LENGTH = 7;
const MOST = 1 << 24;

/** What a mark was written into. */
export const kinds = { edit: 0x65, cursor: 0x63, promoted: 0x70 } as const;
export type Kind = keyof typeof kinds;

/** Told of every mark that has come: the character code of its kind, and its number. */
export type Noticed = (kind: number, number: number) => void;

/**
 * A word that can be found again in whatever bytes a server makes of it, as long as it does not
 * cut text up. So nothing has to be decoded to know that an edit has arrived.
 */
export function mark(kind: Kind, number: number): string {
	if (number >= MOST) throw new Error('there are no more marks');
	let digits = '';
	for (let shift = 18; shift >= 0; shift -= 6) digits += ALPHABET[(number >>> shift) & 63];
	return `~${String.fromCharCode(kinds[kind])}${digits}.`;
}

/** Finds marks in a stream of bytes, also where one lies in two pieces. */
export function createFinder(noticed: Noticed): (piece: Buffer) => void {
	let rest: Buffer | null = null;
	return (piece) => {
		const bytes = rest === null ? piece : Buffer.concat([rest, piece]);
		rest = null;
		let at = bytes.indexOf(TILDE);
		while (at !== -1) {
			if (at + LENGTH > bytes.length) {
				rest = Buffer.from(bytes.subarray(at));
				return;
			}
			const number = numberAt(bytes, at);
			if (number !== -1) noticed(bytes[at + 1]!, number);
			at = bytes.indexOf(TILDE, at + (number === -1 ? 1 : LENGTH));
		}
	};
}

/** The number of the mark that begins here; -1 when none does. */
function numberAt(bytes: Buffer, at: number): number {
	const kind = bytes[at + 1];
	if (kind !== kinds.edit && kind !== kinds.cursor && kind !== kinds.promoted) return -1;
	if (bytes[at + 6] !== STOP) return -1;
	let number = 0;
	for (let i = 2; i < 6; i++) {
		const value = VALUES[bytes[at + i]!]!;
		if (value === -1) return -1;
		number = (number << 6) | value;
	}
	return number;
}
