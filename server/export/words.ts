import type { OrganisationType } from '#domain/agenda.ts';
import type { Attribution } from '#domain/attribution.ts';
import type { Kind } from '#domain/kind.ts';
import type { Recommendation } from '#domain/recommendation.ts';
import type { ReportAuthor } from '#domain/report.ts';
import { en } from './words/en.ts';
import { fr } from './words/fr.ts';

/** Everything a report says in its own voice, in one language. Moments are ms since 1970. */
export type Words = {
	/** BCP 47, for the document's language. */
	readonly language: string;
	readonly draft: string;
	readonly final: string;
	readonly draftOf: (at: number, zone: string) => string;
	readonly madeOn: (at: number, zone: string) => string;
	readonly days: (from: string, until: string) => string;
	readonly fullMoment: (at: number, zone: string) => string;
	readonly moment: (at: number, zone: string) => string;
	/** A moment that was rounded down to its slot. */
	readonly around: (at: number, zone: string) => string;
	readonly report: string;
	readonly contents: string;
	/** The foot of a page, around what the word processor counts. */
	readonly page: <Field>(page: Field, pages: Field) => readonly (string | Field)[];
	/** A session's heading. */
	readonly session: (id: string, title: string) => string;
	readonly extractOfSession: (id: string) => string;
	readonly extractOfBoard: (id: string, letter: string) => string;
	readonly figures: (recommendations: number, groups: number, sessions: number) => string;
	readonly rule: Readonly<Record<Attribution, string>>;
	readonly ofTheGroups: string;
	readonly ofPlenary: string;
	readonly groupBanner: string;
	readonly plenaryBanner: string;
	readonly group: (letter: string) => string;
	readonly noRecommendations: string;
	readonly nothingYet: string;
	/** Beside what goes on from the page or row before. */
	readonly continued: string;
	readonly sources: {
		readonly title: string;
		readonly about: string;
		readonly recommendation: string;
		readonly note: string;
		readonly written: string;
		readonly by: string;
		readonly sameWords: string;
	};
	readonly kinds: Readonly<Record<Kind, string>>;
	readonly types: Readonly<Record<OrganisationType, string>>;
	readonly person: (name: string, organisation: string | null) => string;
	readonly sheets: {
		readonly recommendations: string;
		readonly sources: string;
		readonly about: string;
	};
	readonly columns: Readonly<Record<Column, string>>;
	readonly status: Readonly<Record<Recommendation['status'], string>>;
	readonly file: {
		readonly report: string;
		readonly session: (id: string) => string;
		readonly board: (id: string, letter: string) => string;
		readonly draft: string;
	};
};

/** What a column of a sheet holds. */
export type Column =
	| 'label'
	| 'session'
	| 'sessionTitle'
	| 'board'
	| 'topic'
	| 'question'
	| 'kind'
	| 'lead'
	| 'text'
	| 'status'
	| 'sources'
	| 'organisations'
	| 'people'
	| 'note'
	| 'written';

const catalogues: Readonly<Record<string, Words>> = { en, fr };

/** The words of a language, with or without a region; English when it is not spoken here. */
export function wordsIn(language: string): Words {
	const code = language.toLowerCase().split('-')[0] ?? '';
	return Object.hasOwn(catalogues, code) ? (catalogues[code] ?? en) : en;
}

/** An author as a reader may know them: a person, an organisation, or "an international NGO". */
export function authorIn(words: Words, by: ReportAuthor): string {
	if ('type' in by) return words.types[by.type];
	if ('name' in by) return words.person(by.name, by.organisation);
	return by.organisation;
}
