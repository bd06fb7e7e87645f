import { agendaOf } from '#domain/agenda.ts';
import type { Attribution } from '#domain/attribution.ts';
import type { Author } from '#domain/author.ts';
import { boardsOf, type Board } from '#domain/board.ts';
import type { EventView } from '#domain/event-view.ts';
import type { BoardId, EventId, NoteId } from '#domain/id.ts';
import type { Kind } from '#domain/kind.ts';
import type { Note } from '#domain/note.ts';
import { promotionOf } from '#domain/promotion.ts';
import type { Recommendation, Source } from '#domain/recommendation.ts';
import { authorKey, reportOf, type ReportInput } from '#domain/report-of.ts';
import type { Report } from '#domain/report.ts';
import { defaultLimits } from '#domain/limits.ts';

/** 9 June 2026 at a time in Port Amani (UTC+3). */
export function at(time: string): number {
	return Date.parse(`2026-06-09T${time}:00+03:00`);
}

export type Written = {
	readonly text: string;
	readonly lead?: string;
	readonly kind?: Kind;
	readonly question?: string;
	readonly at?: number;
	readonly by?: Author;
};

export const amina: Author = { name: 'Amina Yusuf', organisation: 'Amani Relief' };
export const omar: Author = { name: 'Omar Hassan', organisation: 'Bridge International' };
export const tsion: Author = { name: 'Tsion Bekele', organisation: null };
export const peter: Author = { name: 'Peter Lokiru', organisation: 'Friends of the Lake' };

/** The event `Towns that host` with nothing on its boards: three sessions, the second has groups of two questions. */
export function towns() {
	const { agenda } = agendaOf({
		format: 'plenum-agenda/1',
		title: 'Towns that host',
		theme: 'What a town needs in the first year',
		place: 'Port Amani',
		starts: '2026-06-09',
		ends: '2026-06-10',
		timezone: 'Africa/Nairobi',
		languages: ['en', 'ar', 'am'],
		organisers: [{ name: 'Amani Town Council' }, { name: 'Lake Cities Forum' }],
		organisations: [
			{ name: 'Amani Relief', short: 'AR', type: 'nngo' },
			{ name: 'Bridge International', type: 'ingo' }
		],
		days: [
			{
				date: '2026-06-09',
				slots: [
					{ starts: '09:00', ends: '10:00', kind: 'panel', title: 'Four mayors' },
					{ starts: '10:15', ends: '11:15', kind: 'breakout', title: 'Groups', session: 'I' }
				]
			}
		],
		sessions: [
			{
				id: 'I',
				title: 'Arrival',
				description:
					'Four mayors told how the first weeks went: what had been ready, and what had to be found on the day.\n\nThe groups then asked what a town can prepare before anybody arrives.',
				questions: [
					{ id: 'I-q1', text: 'How can a town give clean water to twice as many people?' },
					{
						id: 'I-q2',
						text: 'How can town schools take in newly arrived children within the same term?'
					}
				]
			},
			{
				id: 'II',
				title: 'Money and counting',
				boards: [
					{
						topic: 'Money',
						questions: [
							{ id: 'II-q1', text: 'Who pays in the first month?' },
							{ id: 'II-q2', text: 'Who pays after the first year?' }
						]
					},
					{
						topic: 'Counting',
						questions: [{ id: 'II-q3', text: 'What has to be counted, and by whom?' }]
					}
				]
			},
			{
				id: 'III',
				title: 'What the towns ask',
				description: 'An open discussion of the whole room.'
			}
		]
	});
	let serial = 0;
	const boards = boardsOf(
		agenda,
		() => `board${String((serial += 1)).padStart(21, '0')}` as BoardId
	);
	const view: EventView = {
		event: {
			id: 'event000000000000000000000' as EventId,
			joinCode: '7K3M9QXR',
			title: agenda.title,
			theme: agenda.theme ?? null,
			place: agenda.place ?? null,
			starts: agenda.starts,
			ends: agenda.ends,
			timezone: agenda.timezone,
			languages: agenda.languages,
			organisers: agenda.organisers,
			organisations: agenda.organisations,
			objectives: agenda.objectives,
			topics: agenda.topics,
			principles: agenda.principles,
			days: agenda.days,
			attribution: 'person'
		},
		sessions: agenda.sessions.map((session, ordinal) => ({
			id: session.id,
			ordinal,
			title: session.title,
			description: session.description ?? null,
			facilitators: [],
			groupFacilitators: []
		})),
		boards,
		recommendations: [],
		floorPoints: [],
		parkingLot: [],
		themes: []
	};
	return new Towns(view);
}

/** An event that people promote in; `report` reads it as it stands. */
export class Towns {
	view: EventView;
	readonly sources: Source[] = [];
	readonly authors = new Map<string, Author>();
	#notes = 0;

	constructor(view: EventView) {
		this.view = view;
	}

	/** The board of a session by letter: `board('I', 'B')`. */
	board(session: string, letter: string): Board {
		return this.view.boards.find((one) => one.session === session && one.letter === letter)!;
	}

	promote(
		board: Board,
		written: readonly Written[],
		wording: { lead?: string; text?: string } = {}
	) {
		const notes = written.map((one): Note => ({
			id: `note-${String((this.#notes += 1)).padStart(4, '0')}` as NoteId,
			kind: one.kind ?? 'proposal',
			lead: one.lead ?? '',
			text: one.text,
			question: one.question ?? null,
			pos: null,
			table: 'Table 2',
			cluster: null,
			lang: null,
			state: 'shown'
		}));
		written.forEach((one, i) => {
			if (one.by) this.authors.set(authorKey(board.id, notes[i]!.id), one.by);
		});
		const promotion = promotionOf(
			{
				board,
				notes: new Map(notes.map((note) => [note.id, note])),
				written: new Map(notes.map((note, i) => [note.id, written[i]?.at ?? at('10:31')])),
				before: this.view.recommendations.filter((one) => one.board === board.id),
				limits: { ...defaultLimits, text: 50_000 },
				now: at('11:04')
			},
			notes.map((note) => note.id),
			wording
		);
		if (promotion.outcome === 'new') this.sources.push(...promotion.sources);
		this.#change([...this.view.recommendations, promotion.recommendation]);
		return promotion.recommendation;
	}

	withdraw(gone: Recommendation): void {
		this.#change(
			this.view.recommendations.map((one) =>
				one.id === gone.id ? { ...one, status: 'withdrawn', text: '', lead: null } : one
			)
		);
	}

	allow(attribution: Attribution): this {
		this.view = { ...this.view, event: { ...this.view.event, attribution } };
		return this;
	}

	report(wanted: Partial<ReportInput> = {}): Report {
		return reportOf({
			view: this.view,
			sources: this.sources,
			authors: this.authors,
			attribution: 'none',
			extract: { session: null, board: null },
			madeAt: at('13:20'),
			draft: true,
			...wanted
		});
	}

	#change(recommendations: readonly Recommendation[]): void {
		this.view = { ...this.view, recommendations };
	}
}

/** The event after its first day: three scripts, a merged recommendation, one withdrawn. */
export function townsAfterDayOne(): Towns {
	const event = towns();
	const water = event.board('I', 'A');
	const schools = event.board('I', 'B');
	const money = event.board('II', 'A');
	event.promote(schools, [
		{
			lead: 'Admit first, document later',
			text: 'give every child a desk on the day they arrive, and finish the file within thirty days',
			by: amina
		}
	]);
	event.promote(
		schools,
		[
			{ text: 'pay displaced teachers at the teacher rate', by: omar, at: at('10:40') },
			{ text: 'certificates can be checked later', by: tsion, at: at('10:52') }
		],
		{
			lead: 'Let teachers teach',
			text: 'pay displaced teachers at the teacher rate while their certificates are checked.'
		}
	);
	event.promote(schools, [
		{ text: 'تُدرَّس لغة المدرسة ستة أسابيع قبل الامتحان، لا بعده', by: peter }
	]);
	event.promote(water, [
		{
			lead: 'One meter for all',
			text: 'extend the town network before drilling a second water point',
			by: omar
		}
	]);
	event.promote(water, [{ kind: 'finding', text: 'በከተማው ውስጥ ያሉት ጉድጓዶች በበጋ ይደርቃሉ', by: tsion }]);
	event.withdraw(event.promote(water, [{ text: 'Sell the pump house', by: peter }]));
	event.promote(water, [{ kind: 'gap', text: 'Nobody knows how many people the network reaches' }]);
	event.promote(money, [
		{ text: 'A fund that towns can draw on before the appeal', question: 'II-q2', by: amina }
	]);
	event.promote(money, [
		{ text: 'The province pays, and claims it back', question: 'II-q1', by: omar }
	]);
	event.promote(event.board('III', 'P'), [
		{
			kind: 'position',
			text: 'Towns are to sit at the table, not to be reported about!',
			by: peter
		}
	]);
	return event;
}
