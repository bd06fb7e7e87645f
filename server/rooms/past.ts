import * as Y from 'yjs';
import { documentName, type DocumentRef } from '#domain/document.ts';
import type { Storage } from '../storage/storage.ts';

/** A note's fields as plain values, the text among them. */
export type Words = Readonly<Record<string, unknown>> & { readonly text: string };

/**
 * A note's fields as they last stood before its words were taken back, from the log; null when the
 * log does not have them (any more).
 * @throws Corrupt
 */
export async function lastWords(
	storage: Pick<Storage, 'history'>,
	document: DocumentRef,
	note: string
): Promise<Words | null> {
	const doc = new Y.Doc();
	const notes = doc.getMap('notes');
	let words: Words | null = null;
	for (const { update } of await storage.history(documentName(document))) {
		Y.applyUpdate(doc, update);
		const map = notes.get(note);
		if (map instanceof Y.Map && map.get('text') instanceof Y.Text) words = map.toJSON() as Words;
	}
	doc.destroy();
	return words;
}
