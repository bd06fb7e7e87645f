/**
 * A set of numbers as a flat, sorted list of half-open ranges: from, to, from, to. Ranges that touch
 * are one.
 */
export type Ranges = number[];

/** The parts of [from, to) that are not in the set. */
export function missing(ranges: Ranges, from: number, to: number): Ranges {
	const gaps: Ranges = [];
	let at = from;
	for (let i = firstEndingAfter(ranges, from); i < ranges.length && at < to; i += 2) {
		const start = ranges[i]!;
		if (start >= to) break;
		if (start > at) gaps.push(at, start);
		at = Math.max(at, ranges[i + 1]!);
	}
	if (at < to) gaps.push(at, to);
	return gaps;
}

/** Takes [from, to) into the set. */
export function include(ranges: Ranges, from: number, to: number): void {
	if (from >= to) return;
	const first = firstEndingAfter(ranges, from - 1);
	let last = first;
	while (last < ranges.length && ranges[last]! <= to) last += 2;
	if (last === first) {
		ranges.splice(first, 0, from, to);
		return;
	}
	const start = Math.min(from, ranges[first]!);
	const end = Math.max(to, ranges[last - 1]!);
	if (last - first === 2) {
		ranges[first] = start;
		ranges[first + 1] = end;
	} else ranges.splice(first, last - first, start, end);
}

/** Index of the first range whose end lies after `value`. */
function firstEndingAfter(ranges: Ranges, value: number): number {
	let low = 0;
	let high = ranges.length / 2;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if (ranges[middle * 2 + 1]! > value) high = middle;
		else low = middle + 1;
	}
	return low * 2;
}
