/**
 * Does something for each of so many people so many times a second, everybody at a moment of their
 * own, until the time is over. Late turns are made up for.
 */
export function keepRhythm(
	people: number,
	perSecond: number,
	seconds: number,
	deed: (person: number) => void
): Promise<void> {
	if (perSecond === 0) return new Promise((resolve) => setTimeout(resolve, seconds * 1000));
	const began = performance.now();
	const step = 1000 / perSecond / people;
	const order = shuffled(people);
	let turn = 0;
	return new Promise((resolve) => {
		const beat = () => {
			const now = performance.now() - began;
			while (turn * step <= now && turn * step < seconds * 1000) deed(order[turn++ % people]!);
			if (now >= seconds * 1000) resolve();
			else setTimeout(beat, Math.max(0, Math.min(turn * step, seconds * 1000) - now));
		};
		beat();
	});
}

/** The same order in every run. */
function shuffled(count: number): number[] {
	const order = Array.from({ length: count }, (_, index) => index);
	let seed = 2026;
	for (let index = count - 1; index > 0; index--) {
		seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
		const other = seed % (index + 1);
		[order[index], order[other]] = [order[other]!, order[index]!];
	}
	return order;
}
