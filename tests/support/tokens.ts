/** Every edit of a test leaves a token of its own, `‹writer.edit›`, somewhere in a note. */
export function tokenOf(writer: number, edit: number): string {
	return `‹${writer}.${edit}›`;
}

/** How often each token stands in the texts of a board. */
export function tokensIn(texts: Readonly<Record<string, string>>): Map<string, number> {
	const counts = new Map<string, number>();
	for (const text of Object.values(texts))
		for (const [token] of text.matchAll(/‹\d+\.\d+›/g))
			counts.set(token, (counts.get(token) ?? 0) + 1);
	return counts;
}
