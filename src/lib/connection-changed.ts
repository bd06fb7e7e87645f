import * as Y from 'yjs';

/** What was done to a thing: enough to name it in a list. */
export type Act = 'added' | 'worded' | 'moved' | 'changed';

/** A change to one thing, named by its place: `notes/ID`, `clusters/ID`. */
export type Change = { readonly thing: string; readonly act: Act };

/** What one transaction changed. */
export function changesOf(transaction: Y.Transaction): Change[] {
	const changes = new Map<string, Change>();
	const add = (thing: string, act: Act) => changes.set(`${thing} ${act}`, { thing, act });
	for (const [type, events] of transaction.changedParentTypes) {
		if (type._item !== null || type.doc === null) continue;
		const root = rootName(type.doc, type);
		for (const event of events)
			if (event.target !== type) add(`${root}/${keyIn(type, event.target)}`, actOf(event));
			else for (const key of event.changes.keys.keys()) add(`${root}/${key}`, 'added');
	}
	return changes.size > 0 ? [...changes.values()] : [{ thing: '?', act: 'changed' }];
}

/** The different things among changes, each once, in the order they were first changed. */
export function thingsOf(changes: Iterable<Change>): string[] {
	return [...new Set(Array.from(changes, (change) => change.thing))];
}

/** Under which key of a root a type lies. (An event's own path depends on who observes.) */
function keyIn(root: unknown, inner: Y.AbstractType<unknown>): string {
	let item = inner._item;
	while (item && item.parent !== root) item = (item.parent as Y.AbstractType<unknown>)._item;
	return item?.parentSub ?? '?';
}

function actOf(event: Y.YEvent<Y.AbstractType<unknown>>): Act {
	if (event.target instanceof Y.Text) return 'worded';
	const keys = [...event.changes.keys.keys()];
	if (keys.some((key) => key === 'lead' || key === 'name')) return 'worded';
	return keys.every((key) => key === 'pos' || key === 'cluster') ? 'moved' : 'changed';
}

function rootName(doc: Y.Doc, type: unknown): string {
	for (const [name, root] of doc.share) if (root === type) return name;
	return '?';
}
