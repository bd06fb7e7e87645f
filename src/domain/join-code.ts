import { uint32 } from 'lib0/random';

/** Eight characters of Crockford base32: 40 bits, no I, L, O or U to misread on a wall. */
export type JoinCode = string & { readonly __joinCode: true };

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

export function newJoinCode(): JoinCode {
	let code = '';
	while (code.length < 8) code += ALPHABET[uint32() & 31];
	return code as JoinCode;
}

/** What a person meant: case, spaces and dashes do not matter, O reads as 0, I and L as 1. */
export function joinCodeOf(typed: string): JoinCode | null {
	const code = typed
		.toUpperCase()
		.replace(/[\s\-–—_.]/g, '')
		.replace(/O/g, '0')
		.replace(/[IL]/g, '1');
	return /^[0-9A-HJKMNP-TV-Z]{8}$/.test(code) ? (code as JoinCode) : null;
}

/** As it is shown and said: 4-4. */
export function shownJoinCode(code: string): string {
	return `${code.slice(0, 4)}-${code.slice(4)}`;
}
