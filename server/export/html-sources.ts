import { leading } from '#domain/punctuation.ts';
import type { Report } from '#domain/report.ts';
import { anchorOf } from './html-session.ts';
import { element, lines, type Content, type Markup, type Says } from './html-text.ts';
import { sourceGroups, type SourceEntry } from './sources.ts';
import type { Words } from './words.ts';

/** The annex: a table a session, every label with the notes it came from; null when there are none. */
export function sourceAnnex(report: Report, says: Says, words: Words): Markup | null {
	const groups = sourceGroups(report, words);
	if (groups.length === 0) return null;
	const named = groups.some((group) => group.entries.some((entry) => entry.by !== null));
	const { title, about, recommendation, note, written, by } = words.sources;
	const heads = [recommendation, note, written, ...(named ? [by] : [])];
	return element(
		'section',
		{ class: 'annex', 'aria-labelledby': 'sources' },
		element('h2', { id: 'sources' }, title),
		element('p', { class: 'prose' }, about),
		groups.map((group) =>
			element(
				'table',
				{},
				element('caption', says(group.title), group.title),
				element(
					'thead',
					{},
					element(
						'tr',
						{},
						heads.map((head) => element('th', { scope: 'col' }, head))
					)
				),
				element(
					'tbody',
					{},
					group.entries.map((entry) => row(entry, named, says, words))
				)
			)
		)
	);
}

function row(entry: SourceEntry, named: boolean, says: Says, words: Words): Markup {
	const by = entry.by ?? '';
	return element(
		'tr',
		{},
		element(
			'td',
			{ class: 'label' },
			entry.first ? element('a', { href: `#${anchorOf(entry.recommendation)}` }, entry.label) : null
		),
		element('td', {}, note(entry, says, words)),
		element('td', { class: 'small' }, entry.written),
		named ? element('td', { class: 'small', ...says(by) }, by) : null
	);
}

function note(entry: SourceEntry, says: Says, words: Words): Content {
	const kind = entry.same ? `${entry.kind}, ${words.sources.sameWords}` : entry.kind;
	const about = [kind, entry.question].filter((part) => part !== null).join(' · ');
	const small = element('p', { class: 'small' }, about);
	if (entry.same) return small;
	const { lead, text } = entry;
	return [
		element(
			'p',
			says(`${lead ?? ''} ${text}`),
			lead === null ? null : [element('strong', {}, lines(leading(lead))), ' '],
			lines(text)
		),
		small
	];
}
