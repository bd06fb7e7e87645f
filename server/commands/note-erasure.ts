import { documentName, type DocumentRef } from '#domain/document.ts';
import { drawRecommendation } from '#domain/picture.ts';
import { erasedRows, type Entry } from '../rooms/erasure.ts';
import type { RewrittenLog, Write } from '../storage/storage.ts';
import { boardIn, type Does, type Scene } from './deed.ts';
import { noteRow, withdrawalOf } from './withdrawal.ts';

/**
 * Makes a note's words unreadable for good: withdrawn, and then cut out of the log, the kept
 * snapshots, the recommendations made of it and the remembered answers; the freed places of the
 * database file are written over. The receipt says how many rows were rewritten, and which backups
 * made since the note was written may still hold the words. Twice, or two people at once: erased once;
 * the second receipt counts what was left to do. When it is cut short, giving it again does the rest.
 * @throws Refusal `note-gone` for a note that was never on the board
 */
export const eraseNote: Does<'eraseNote'> = async (scene, { board: id, note }) => {
	const { storage, rooms, event, now } = scene;
	const board = boardIn(event, id);
	const row = await noteRow(scene, board.id, note);
	const boardDocument = { kind: 'board', board: board.id } as const;
	const eventDocument = { kind: 'event', event: event.id } as const;
	const withdrawal = await withdrawalOf(scene, board, row);
	const { participant } = scene.member;

	if (withdrawal.recommendations.length > 0)
		await rooms.write(eventDocument, {
			writes: withdrawal.writes,
			participant,
			forget: true,
			edit(doc) {
				for (const one of withdrawal.recommendations) drawRecommendation(doc, one);
			}
		});
	const erased = { ...withdrawal.row, erasedAt: row.erasedAt ?? now };
	await rooms.write(boardDocument, {
		writes: [{ op: 'put', table: 'notes', row: erased }],
		participant,
		forget: true,
		edit: withdrawal.onBoard.edit
	});

	const made = await storage.rows('recommendations', { board: board.id });
	const entries = made
		.filter((one) => one.notes.includes(note))
		.map(({ id: key }) => ({ root: 'recommendations', key }));
	const rows = await storage.rewrite({
		logs: [
			await cut(scene, boardDocument, [{ root: 'notes', key: note }]),
			await cut(scene, eventDocument, entries)
		],
		writes: await blankAnswers(scene, note)
	});
	const backups = (await storage.rows('backups', {}))
		.filter((backup) => backup.at >= row.at && backup.at <= erased.erasedAt)
		.map(({ file }) => file);
	const receipt = { at: erased.erasedAt, rows, backups };
	return {
		forget: true,
		onBoard: { board: board.id, edit: () => undefined, forget: true },
		logged: receipt,
		answer: { board: board.id, note, ...receipt }
	};
};

/** A document's log without the words of some entries. */
async function cut(
	{ storage }: Scene,
	ref: DocumentRef,
	entries: readonly Entry[]
): Promise<RewrittenLog> {
	const document = documentName(ref);
	return { document, rows: erasedRows(await storage.history(document), entries) };
}

/** The remembered answers to commands that promoted the note, without words. */
async function blankAnswers({ storage, event }: Scene, note: string): Promise<Write[]> {
	return (await storage.rows('answers', { event: event.id })).flatMap((row): Write[] => {
		const answer = row.answer as { recommendation?: { notes?: readonly string[] } } | null;
		const promoted = answer?.recommendation;
		if (!promoted?.notes?.includes(note)) return [];
		const blank = { ...answer, recommendation: { ...promoted, lead: null, text: '' } };
		return [{ op: 'put', table: 'answers', row: { ...row, answer: blank } }];
	});
}
