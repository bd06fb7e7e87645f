/** At most two letters that stand for a name: first and last word in scripts that have words' initials. */
export function initialsOf(name: string): string {
	const words = name.trim().split(/\s+/u).filter(Boolean);
	const first = letterOf(words[0]);
	const last = words.length > 1 ? letterOf(words.at(-1)) : '';
	return (first + last).toLocaleUpperCase('en');
}

function letterOf(word: string | undefined): string {
	return word?.match(/[\p{L}\p{N}]\p{M}*/u)?.[0] ?? '';
}
