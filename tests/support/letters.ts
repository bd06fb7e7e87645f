/**
 * What five people did on a board, kept plainly: every letter anybody types is one of a kind, so that
 * it can be counted afterwards. Knows nothing of Yjs, and so can tell when that is wrong.
 */
export type Letters = {
	/** Letters nobody has typed before. */
	fresh(count: number): string;
	typed(letters: string): void;
	deleted(letters: string): void;
	/** Somebody set a field of a note: of each person only the last word counts. */
	said(person: number, field: string, value: unknown): void;
	/** What is wrong with a board as it is in the end; nothing, if all is well. */
	faults(texts: readonly string[], valueOf: (field: string) => unknown): string[];
	/** Whether somebody has deleted it. */
	isGone(letter: string): boolean;
};

/** Ideographs: no input or cleaning joins or changes them. */
const FIRST = 0x4e00;
const LAST = 0x9fff;

export function createLetters(): Letters {
	let next = FIRST;
	const standing = new Set<string>();
	const gone = new Set<string>();
	const words = new Map<string, Map<number, string>>();
	return {
		isGone: (letter) => gone.has(letter),
		fresh(count) {
			if (next + count > LAST) throw new Error('this board has used up its letters');
			let letters = '';
			for (; count > 0; count--) letters += String.fromCharCode(next++);
			return letters;
		},
		typed(letters) {
			for (const letter of letters) standing.add(letter);
		},
		deleted(letters) {
			for (const letter of letters) {
				standing.delete(letter);
				gone.add(letter);
			}
		},
		said(person, field, value) {
			const said = words.get(field) ?? new Map<number, string>();
			words.set(field, said.set(person, JSON.stringify(value) ?? ''));
		},
		faults(texts, valueOf) {
			const counts = new Map<string, number>();
			for (const text of texts)
				for (const letter of text) counts.set(letter, (counts.get(letter) ?? 0) + 1);
			const faults: string[] = [];
			for (const letter of standing)
				if (counts.get(letter) !== 1)
					faults.push(`${letter} is there ${counts.get(letter) ?? 0} times`);
			for (const letter of gone) if (counts.has(letter)) faults.push(`${letter} was deleted`);
			for (const letter of counts.keys())
				if (!standing.has(letter) && !gone.has(letter)) faults.push(`nobody typed ${letter}`);
			for (const [field, said] of words) {
				const value = JSON.stringify(valueOf(field)) ?? '';
				if (![...said.values()].includes(value))
					faults.push(`${field}: nobody’s last word is ${value}`);
			}
			return faults;
		}
	};
}
