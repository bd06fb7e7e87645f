import type * as Y from 'yjs';

/** What one transaction changed, as words that tell things apart: `notes/ID`, `clusters/ID`. */
export function changedThings(change: Y.Transaction): string[] {
	const things = new Set<string>();
	for (const [type, events] of change.changedParentTypes) {
		if (type._item !== null || type.doc === null) continue;
		const root = rootName(type.doc, type);
		for (const event of events)
			for (const key of event.path.length > 0 ? [event.path[0]] : event.changes.keys.keys())
				things.add(`${root}/${String(key)}`);
	}
	return things.size > 0 ? [...things] : ['?'];
}

function rootName(doc: Y.Doc, type: unknown): string {
	for (const [name, root] of doc.share) if (root === type) return name;
	return '?';
}
