/** Says moments in words and remembers each minute: thousands of notes are written in one day. */
export function minuteTeller(tell: (at: number) => string): (at: number) => string {
	const told = new Map<number, string>();
	return (at) => {
		const minute = Math.floor(at / 60_000);
		const known = told.get(minute);
		if (known !== undefined) return known;
		const words = tell(at);
		told.set(minute, words);
		return words;
	};
}
