/** A place on a board's surface, px at 100 % from the start corner; x grows in reading direction. */
export type Position = readonly [x: number, y: number];

/** A stranger's position, or null. */
export function positionOf(value: unknown): Position | null {
	if (!Array.isArray(value)) return null;
	const [x, y] = value as unknown[];
	return typeof x === 'number' && typeof y === 'number' && Number.isFinite(x) && Number.isFinite(y)
		? [x, y]
		: null;
}
