import { leading } from '#domain/punctuation.ts';
import { shortLabelOf } from '#domain/recommendation.ts';
import { itemsOfBox, type Report, type ReportItem, type ReportSource } from '#domain/report.ts';
import { minuteTeller } from './minutes.ts';
import { authorIn, type Words } from './words.ts';

/** One source note of one recommendation, in words. */
export type SourceEntry = {
	/** Id of the recommendation, to link to it. */
	readonly recommendation: string;
	/** The label inside its session, `B3`: the full one stands in the report once, at its own place. */
	readonly label: string;
	/** Whether this is the first source of its recommendation. */
	readonly first: boolean;
	readonly kind: string;
	readonly lead: string | null;
	readonly text: string;
	/** Whether the words are those printed and are not repeated. */
	readonly same: boolean;
	/** The question the note answered, where its board has more than one. */
	readonly question: string | null;
	readonly written: string;
	readonly by: string | null;
};

/** The annex: for each session with recommendations, every label with its source notes. */
export type SourceGroup = { readonly title: string; readonly entries: readonly SourceEntry[] };

export function sourceGroups(report: Report, words: Words): SourceGroup[] {
	const { attribution, event } = report;
	const written = minuteTeller((at) =>
		(attribution === 'none' ? words.around : words.moment)(at, event.timezone)
	);
	return report.sessions
		.map((session) => ({
			title: words.session(session.id, session.title),
			entries: session.boxes.flatMap((box) => {
				const questions =
					box.sections.length > 1
						? new Map(box.sections.map(({ question }) => [question?.id, question?.text]))
						: new Map<string | undefined, string>();
				return itemsOfBox(box).flatMap((item) =>
					item.sources.map((source, place) => ({
						...entryOf(item, source, written, words),
						first: place === 0,
						question: (source.question && questions.get(source.question)) ?? null
					}))
				);
			})
		}))
		.filter((group) => group.entries.length > 0);
}

/** An entry as one line of text, without its label. */
export function sourceLine(entry: SourceEntry, words: Words): string {
	const said = entry.same
		? `${entry.kind}, ${words.sources.sameWords}`
		: `${entry.kind}: ${entry.lead === null ? '' : `${leading(entry.lead)} `}${entry.text}`;
	return [said, entry.question, entry.written, entry.by]
		.filter((part) => part !== null)
		.join(' · ');
}

function entryOf(
	item: ReportItem,
	source: ReportSource,
	written: (at: number) => string,
	words: Words
) {
	return {
		recommendation: item.id,
		label: shortLabelOf(item),
		kind: words.kinds[source.kind],
		lead: source.lead,
		text: source.text,
		same: plain(source) === plain(item),
		written: written(source.at),
		by: source.by === null ? null : authorIn(words, source.by)
	};
}

function plain({ lead, text }: { readonly lead: string | null; readonly text: string }): string {
	return `${lead?.trim() ?? ''}\n${text.trim()}`;
}
