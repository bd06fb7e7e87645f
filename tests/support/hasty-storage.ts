import type { DocumentName } from '#domain/document.ts';
import type { Storage } from '#server/storage/storage.ts';

/** How long a hasty server says "saved" of what is not on the disk. */
const HASTE = 30;

/**
 * A storage that breaks its one promise: it says of edits that they are on the disk a moment before
 * they are. Made to show that a server which does so is found out.
 */
export function hasty(storage: Storage): Storage {
	const numbers = new Map<DocumentName, number>();
	let before: Promise<unknown> = Promise.resolve();
	return {
		...storage,
		async load(document) {
			const stored = await storage.load(document);
			numbers.set(document, stored.tail.at(-1)?.number ?? stored.snapshot?.upto ?? 0);
			return stored;
		},
		async commit(batch) {
			if (!batch.log.some(({ document }) => numbers.has(document) && document.startsWith('board:')))
				return storage.commit(batch);
			const held = new Promise((resolve) => setTimeout(resolve, HASTE));
			before = before.then(() => held).then(() => storage.commit(batch));
			before.catch(() => {});
			return {
				numbers: batch.log.map(({ document }) => {
					const number = (numbers.get(document) ?? 0) + 1;
					numbers.set(document, number);
					return number;
				})
			};
		}
	};
}
