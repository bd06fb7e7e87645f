import type * as Y from 'yjs';
import type { Board } from './board.ts';
import type { EventFacts, Session } from './event-view.ts';
import type { Recommendation } from './recommendation.ts';

/**
 * Draws rows into the event document. Rows decide; the document is their picture and can be drawn
 * again from them at any time. Only the server calls these, one command at a time, so nothing here
 * ever merges with another writer.
 */
export function drawEvent(doc: Y.Doc, facts: EventFacts): void {
	const map = doc.getMap('event');
	for (const [key, value] of Object.entries(facts)) put(map, key, value);
}

export function drawSession(doc: Y.Doc, session: Session): void {
	put(doc.getMap('sessions'), session.id, session);
}

export function drawBoard(doc: Y.Doc, board: Board): void {
	put(doc.getMap('boards'), board.id, board);
}

export function drawRecommendation(doc: Y.Doc, recommendation: Recommendation): void {
	put(doc.getMap('recommendations'), recommendation.id, recommendation);
}

function put(map: Y.Map<unknown>, key: string, value: unknown): void {
	const plain: unknown = JSON.parse(JSON.stringify(value));
	if (JSON.stringify(map.get(key)) !== JSON.stringify(plain)) map.set(key, plain);
}
