import * as Y from 'yjs';
import { documentName, type DocumentRef } from '#domain/document.ts';
import type { PastRow, Storage } from '../storage/storage.ts';
import { createShadow } from './shadow.ts';

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

/** A minute in which a board changed: its last moment, and how many notes could be read then. */
export type Minute = { readonly at: number; readonly notes: number };

/** The minutes of a whole log, in the order in which its rows were written. */
export function minutesOf(log: readonly PastRow[]): Minute[] {
	const shadow = createShadow([], 0);
	const minutes: Minute[] = [];
	log.forEach(({ at, update }, index) => {
		shadow.apply(update);
		const next = log[index + 1];
		if (!next || minuteOf(next.at) !== minuteOf(at)) minutes.push({ at, notes: shadow.readable });
	});
	shadow.drop();
	return minutes;
}

/** A board as it stood at a moment: everything up to the last row that is not later. */
export function boardAt(log: readonly PastRow[], at: number): Y.Doc {
	const last = log.findLastIndex((row) => row.at <= at);
	const doc = new Y.Doc();
	doc.transact(() => {
		for (const { update } of log.slice(0, last + 1)) Y.applyUpdate(doc, update);
	});
	return doc;
}

function minuteOf(at: number): number {
	return Math.floor(at / 60_000);
}
