import { printed } from '#domain/printed.ts';
import { leading } from '#domain/punctuation.ts';
import {
	itemsOfBox,
	type Report,
	type ReportBox,
	type ReportItem,
	type ReportSession
} from '#domain/report.ts';
import { boxTitle } from './box-title.ts';
import { coverOf } from './cover.ts';
import { lettersOf, typing, type Types } from './pdf-text.ts';
import { sourceGroups, type SourceEntry } from './sources.ts';
import type { Words } from './words.ts';
import { xmlText } from './xml-text.ts';

/** Characters of a box, and of one recommendation, that are kept on one page. */
const KEPT_TOGETHER = 1500;

/** What `report.typ` draws, as plain data. */
export function pdfData(report: Report, words: Words) {
	const type = typing(report, words);
	const cover = coverOf(report, words);
	const made = new Date(report.madeAt);
	return {
		title: xmlText(report.event.title),
		language: lettersOf(words.language) ?? 'en',
		region: words.language.split('-')[1] ?? null,
		made: [
			made.getUTCFullYear(),
			made.getUTCMonth() + 1,
			made.getUTCDate(),
			made.getUTCHours(),
			made.getUTCMinutes(),
			made.getUTCSeconds()
		],
		running: type(shortened(report.event.title)),
		stamp: cover.stamp,
		draft: report.draft ? words.draft : null,
		moment: report.draft ? cover.made : cover.stamp,
		// The page's number stands for 0, the number of pages for 1.
		page: words.page<number>(0, 1),
		continued: words.continued,
		contents: words.contents,
		'no-recommendations': words.noRecommendations,
		'nothing-yet': words.nothingYet,
		cover: {
			title: type(cover.title),
			theme: cover.theme === null ? null : type(cover.theme),
			facts: [...cover.facts, ...(cover.extract === null ? [] : [cover.extract])].map(type),
			figures: cover.figures,
			rule: cover.rule
		},
		sessions: report.sessions.map((session) => sessionOf(session, type, words)),
		sources: sourcesOf(report, type, words)
	};
}

function sessionOf(session: ReportSession, type: Types, words: Words) {
	const { id, title, description, boxes } = session;
	const plenary = boxes.every((box) => box.plenary);
	const nothing = plenary && boxes.every((box) => itemsOfBox(box).length === 0);
	return {
		title: type(words.session(id, title)),
		prose: (description ?? '')
			.split(/\n\s*\n/)
			.filter((part) => part.trim() !== '')
			.map((part) => type(part.trim())),
		heading: plenary ? words.ofPlenary : words.ofTheGroups,
		boxes: nothing ? [] : boxes.map((box) => boxOf(box, session, type, words))
	};
}

function boxOf(box: ReportBox, session: ReportSession, type: Types, words: Words) {
	const title = boxTitle(box, session, words);
	const length = itemsOfBox(box).reduce((sum, item) => sum + item.text.length, 0);
	return {
		id: box.board,
		banner: box.plenary ? words.plenaryBanner : words.groupBanner,
		topic: title === '' ? null : type(title),
		together: length <= KEPT_TOGETHER,
		sections: box.sections.map(({ question, recommendations }) => ({
			question: question === null ? null : type(question.text),
			items: recommendations.map((item, place, list) =>
				itemOf(item, place === list.length - 1, type)
			)
		}))
	};
}

function itemOf(item: ReportItem, last: boolean, type: Types) {
	const { lead, text } = printed(item, last);
	const whole = type(`${lead ?? ''} ${text}`);
	return {
		id: item.id,
		label: xmlText(item.label),
		lead: lead === null ? null : type(lead),
		text: { ...type(text), rtl: whole.rtl, lang: whole.lang },
		long: item.text.length > KEPT_TOGETHER
	};
}

function sourcesOf(report: Report, type: Types, words: Words) {
	const groups = sourceGroups(report, words);
	if (groups.length === 0) return null;
	const named = groups.some((group) => group.entries.some((entry) => entry.by !== null));
	const { title, about, recommendation, note, written, by } = words.sources;
	return {
		title,
		about,
		heads: [recommendation, note, written, ...(named ? [by] : [])],
		groups: groups.map((group) => ({
			title: type(group.title),
			entries: group.entries.map((entry) => entryOf(entry, type, words))
		}))
	};
}

function entryOf(entry: SourceEntry, type: Types, words: Words) {
	const kind = entry.same ? `${entry.kind}, ${words.sources.sameWords}` : entry.kind;
	const whole = type(`${entry.lead ?? ''} ${entry.text}`);
	return {
		id: entry.recommendation,
		label: xmlText(entry.label),
		first: entry.first,
		lead: entry.same || entry.lead === null ? null : type(leading(entry.lead)),
		text: entry.same ? null : { ...type(entry.text), rtl: whole.rtl, lang: whole.lang },
		about: type([kind, entry.question].filter((part) => part !== null).join(' · ')),
		written: entry.written,
		by: entry.by === null ? null : type(entry.by),
		long: !entry.same && entry.text.length > KEPT_TOGETHER
	};
}

function shortened(title: string): string {
	const clean = xmlText(title);
	return clean.length > 60 ? `${clean.slice(0, 59).toWellFormed().trimEnd()}…` : clean;
}
