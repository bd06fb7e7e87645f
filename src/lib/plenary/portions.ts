/** Where a text may be cut best: after a sentence, then after a clause, then between words. */
const cuts = [/[.!?؟።;؛፤]\s/gu, /[,،፣:]\s/gu, /\s/gu];

/**
 * A text in portions of at most `most` characters, for a screen that cannot scroll. Cut where a
 * reader would pause, in the second half of what fits; a word longer than that is cut where it must.
 * Joined by spaces the portions are the text again.
 */
export function portionsOf(text: string, most: number): string[] {
	const portions: string[] = [];
	let rest = text.trim();
	while (rest.length > most) {
		const at = cutIn(rest.slice(0, most + 1));
		portions.push(rest.slice(0, at).trimEnd());
		rest = rest.slice(at).trimStart();
	}
	return [...portions, rest];
}

function cutIn(window: string): number {
	const most = window.length - 1;
	for (const cut of cuts) {
		const ends = [...window.matchAll(cut)].map((found) => found.index + found[0].length);
		const last = ends.findLast((end) => end > most / 2 && end <= most + 1);
		if (last !== undefined) return last;
	}
	const unit = window.charCodeAt(most - 1);
	return unit >= 0xd800 && unit <= 0xdbff ? most - 1 : most;
}
