import type { Board } from '#domain/board.ts';
import { withdrawNote } from '#domain/note.ts';
import { joinedText } from '#domain/promotion.ts';
import type { Recommendation } from '#domain/recommendation.ts';
import { Refusal } from '#domain/refusal.ts';
import type { Write } from '../storage/storage.ts';
import type { Tables } from '../storage/tables.ts';
import type { Deed, Scene } from './deed.ts';
import { recommendationOf } from './open-event.ts';

/** A note's row. @throws Refusal `note-gone` for a note that was never on the board */
export async function noteRow(
	{ storage }: Pick<Scene, 'storage'>,
	board: string,
	note: string
): Promise<Tables['notes']> {
	const [row] = await storage.rows('notes', { board, note });
	if (!row) throw new Refusal('note-gone', { path: note });
	return row;
}

/** What takes a note's words back, and the note's row thereafter. */
export type Withdrawal = Required<
	Pick<Deed, 'writes' | 'recommendations' | 'forget' | 'onBoard'>
> & { readonly row: Tables['notes'] };

/** Everything that takes a note's words back: from its board, and from what was promoted of it. */
export async function withdrawalOf(
	scene: Scene,
	board: Board,
	row: Tables['notes']
): Promise<Withdrawal> {
	const { participant } = scene.member;
	const at = row.withdrawnAt ?? scene.now;
	const after = { ...row, withdrawnAt: at, withdrawnBy: row.withdrawnBy ?? participant };
	const writes: Write[] = [];
	const recommendations: Recommendation[] = [];
	const promoted = await scene.storage.rows('recommendations', { board: board.id });
	for (const one of promoted) {
		if (one.status !== 'live' || !one.notes.includes(row.note)) continue;
		const sources = await scene.storage.rows('sources', { recommendation: one.id });
		const put = withoutNote(one, sources, row.note, scene);
		writes.push(...put.writes);
		recommendations.push(recommendationOf(put.after));
	}
	return {
		row: after,
		writes,
		recommendations,
		forget: true,
		onBoard: {
			board: board.id,
			edit: (doc) => withdrawNote(doc, row.note, at),
			writes: [{ op: 'put', table: 'notes', row: after }],
			forget: true
		}
	};
}

/**
 * A recommendation without the words of one of its notes. Its only source: it is withdrawn. Still the
 * notes' own words: the others' stay. Worded anew, and the note's words still stand in it: withdrawn,
 * since nobody but its authors could cut them out.
 */
function withoutNote(
	one: Tables['recommendations'],
	sources: readonly Tables['sources'][],
	note: string,
	{ member, now }: Pick<Scene, 'member' | 'now'>
): { after: Tables['recommendations']; writes: Write[] } {
	const standing = sources.filter((source) => source.text !== '' || source.lead !== null);
	const gone = standing.find((source) => source.note === note);
	const rest = standing.filter((source) => source !== gone);
	const lead = gone?.lead && one.lead === gone.lead ? (rest[0]?.lead ?? null) : one.lead;
	const isAsWritten = one.text === joinedText(standing.map(worded)).trim();
	const holdsWords = gone !== undefined && holds(`${one.lead ?? ''}\n${one.text}`, gone);
	if (rest.length === 0 || (holdsWords && !isAsWritten)) {
		const after = {
			...one,
			status: 'withdrawn' as const,
			lead: null,
			text: '',
			withdrawnBy: member.participant,
			withdrawnAt: now
		};
		return {
			after,
			writes: [
				{ op: 'put', table: 'recommendations', row: after },
				{ op: 'remove', table: 'sources', where: { recommendation: one.id } }
			]
		};
	}
	const text = isAsWritten ? joinedText(rest.map(worded)).trim() : one.text;
	const isSame = text === one.text && lead === one.lead;
	const after = { ...one, lead, text, version: isSame ? one.version : one.version + 1 };
	return {
		after,
		writes: [
			{ op: 'put', table: 'recommendations', row: after },
			...(gone
				? [{ op: 'put', table: 'sources', row: { ...gone, lead: null, text: '' } } as const]
				: [])
		]
	};
}

function worded({ lead, text }: Tables['sources']): { lead: string; text: string } {
	return { lead: lead ?? '', text };
}

/** Whether a wording carries a note's text or lead, however it is cased, spaced and closed. */
function holds(wording: string, { lead, text }: Tables['sources']): boolean {
	const plain = (words: string) =>
		words
			.toLocaleLowerCase()
			.replace(/[\s\p{P}]+/gu, ' ')
			.trim();
	return [lead ?? '', text]
		.map(plain)
		.some((words) => words !== '' && plain(wording).includes(words));
}
