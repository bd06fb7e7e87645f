import type { Attribution } from '#domain/attribution.ts';
import type { Author } from '#domain/author.ts';
import type { EventView } from '#domain/event-view.ts';
import type { BoardId, NoteId, RecommendationId } from '#domain/id.ts';
import { facilitates, type Member } from '#domain/member.ts';
import { allow } from '#domain/permission.ts';
import type { Source } from '#domain/recommendation.ts';
import { Refusal } from '#domain/refusal.ts';
import { isReportFormat } from '#domain/report-format.ts';
import { authorKey, reportOf } from '#domain/report-of.ts';
import { contentDisposition, fileName } from '../export/file-name.ts';
import { formats } from '../export/formats.ts';
import type { Press } from '../export/press.ts';
import { wordsIn } from '../export/words.ts';
import type { Storage } from '../storage/storage.ts';
import type { Tables } from '../storage/tables.ts';

/** A finished report file, with what a browser needs to save it. */
export type Exported = {
	readonly bytes: Uint8Array<ArrayBuffer>;
	readonly type: string;
	readonly disposition: string;
};

export type ExportOptions = {
	readonly attribution: Attribution;
	readonly session: string | null;
	readonly board: string | null;
	readonly locale: string;
};

/** The boards a member has chosen, by session. */
export async function choicesOf(storage: Storage, member: Member): Promise<Record<string, string>> {
	if (member.participant === null) return {};
	const { event, participant } = member;
	const rows = await storage.rows('choices', { event, participant });
	return Object.fromEntries(rows.map((row) => [row.session, row.board]));
}

/** The log of an event, in order. @throws Refusal `not-allowed` for anybody but facilitators and organisers */
export async function deedsOf(storage: Storage, member: Member): Promise<Tables['deeds'][]> {
	allow(facilitates(member));
	const rows = await storage.rows('deeds', { event: member.event });
	return rows.sort((a, b) => a.at - b.at);
}

/**
 * The report of an event's rows as they stand, in a format.
 * @throws Refusal `not-allowed` for anybody but facilitators and organisers, `not-found` for an
 * unknown format, session or board
 */
export async function exportOf(
	storage: Storage,
	press: Press,
	member: Member,
	view: EventView,
	format: string,
	options: ExportOptions,
	now: number
): Promise<Exported> {
	allow(facilitates(member));
	if (!isReportFormat(format)) throw new Refusal('not-found', { path: 'format' });
	const report = reportOf({
		view,
		sources: await sourcesOf(storage, view),
		authors: options.attribution === 'none' ? new Map() : await authorsOf(storage, view),
		attribution: options.attribution,
		extract: { session: options.session, board: options.board },
		madeAt: now,
		draft: true
	});
	const words = wordsIn(options.locale);
	const { type, extension } = formats[format];
	return {
		bytes: await press.make(report, format, options.locale),
		type,
		disposition: contentDisposition(fileName(report, extension, words))
	};
}

async function sourcesOf(storage: Storage, view: EventView): Promise<Source[]> {
	const lists = await Promise.all(
		view.recommendations.map(({ id }) => storage.rows('sources', { recommendation: id }))
	);
	return lists.flat().map(({ ordinal: _, ...row }) => ({
		...row,
		recommendation: row.recommendation as RecommendationId,
		note: row.note as NoteId,
		board: row.board as BoardId
	}));
}

async function authorsOf(storage: Storage, view: EventView): Promise<Map<string, Author>> {
	const people = new Map(
		(await storage.rows('participants', { event: view.event.id })).map((one) => [one.id, one])
	);
	const authors = new Map<string, Author>();
	for (const board of view.boards)
		for (const { note, participant } of await storage.rows('notes', { board: board.id })) {
			const person = participant === null ? undefined : people.get(participant);
			if (person) authors.set(authorKey(board.id, note), person);
		}
	return authors;
}
