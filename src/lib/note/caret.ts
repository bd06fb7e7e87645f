import * as Y from 'yjs';
import { fromBase64, toBase64 } from 'lib0/buffer';
import type { Delta } from './apart.ts';

/** Where a caret at `index` stands after others' change. What comes in at the caret goes after it. */
export function shiftedCaret(index: number, delta: Delta): number {
	let at = 0;
	let caret = index;
	for (const step of delta) {
		if (step.retain !== undefined) at += step.retain;
		else if (typeof step.insert === 'string') {
			if (at < caret) caret += step.insert.length;
			at += step.insert.length;
		} else if (step.delete !== undefined && at < caret) {
			caret = Math.max(at, caret - step.delete);
		}
	}
	return caret;
}

/** A place in a text that stays with the letters around it, as presence carries it. */
export function placeAt(text: Y.Text, index: number): string {
	const place = Y.createRelativePositionFromTypeIndex(text, index, -1);
	return toBase64(Y.encodeRelativePosition(place));
}

/** Where such a place is now; null when it is not in this text, or not a place. */
export function indexOf(text: Y.Text, place: string): number | null {
	if (!text.doc) return null;
	try {
		const relative = Y.decodeRelativePosition(fromBase64(place));
		const found = Y.createAbsolutePositionFromRelativePosition(relative, text.doc);
		return found?.type === text ? found.index : null;
	} catch {
		// A stranger may write anything into presence; a caret nobody can place is not drawn.
		return null;
	}
}
