/** Somebody's caret and selection in a text, as indexes. */
export type Mark = { readonly head: number; readonly anchor: number; readonly colour: number };

/** A run of text under the same selections, with the carets that stand before it. */
export type Segment = {
	readonly text: string;
	/** Colour of the person whose selection covers it; of several, the last. */
	readonly selected: number | null;
	/** Colours of the carets at its beginning. */
	readonly carets: readonly number[];
};

/** Cuts a text where carets and selections of others begin and end. */
export function segmentsOf(text: string, marks: readonly Mark[]): Segment[] {
	if (marks.length === 0) return [{ text, selected: null, carets: [] }];
	const held = marks.map((mark) => ({
		...mark,
		head: Math.max(0, Math.min(mark.head, text.length)),
		anchor: Math.max(0, Math.min(mark.anchor, text.length))
	}));
	const cuts = [
		...new Set([0, text.length, ...held.flatMap(({ head, anchor }) => [head, anchor])])
	];
	cuts.sort((a, b) => a - b);
	return cuts
		.map((start, place) => ({
			text: text.slice(start, cuts[place + 1] ?? start),
			selected:
				held.findLast(
					({ head, anchor }) => Math.min(head, anchor) <= start && start < Math.max(head, anchor)
				)?.colour ?? null,
			carets: held.filter(({ head }) => head === start).map(({ colour }) => colour)
		}))
		.filter((segment) => segment.text !== '' || segment.carets.length > 0);
}
