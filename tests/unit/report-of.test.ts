import { describe, expect, it } from 'vitest';
import { itemsOf, type ReportSource } from '#domain/report.ts';
import { amina, at, omar, peter, towns, townsAfterDayOne, tsion } from '../support/towns-report.ts';

const labels = (report: Parameters<typeof itemsOf>[0]) => itemsOf(report).map((one) => one.label);

describe('the report of an event', () => {
	it('holds every live recommendation once, in the order of the agenda', () => {
		expect(labels(townsAfterDayOne().report())).toEqual([
			'I-A-1',
			'I-A-2',
			'I-A-4',
			'I-B-1',
			'I-B-2',
			'I-B-3',
			'II-A-2',
			'II-A-1',
			'III-P-1'
		]);
	});

	it('keeps sessions, boards and questions that brought nothing', () => {
		const report = towns().report();
		expect(
			report.sessions.map((one) => [one.id, one.boxes.map((box) => box.letter).join()])
		).toEqual([
			['I', 'A,B'],
			['II', 'A,B'],
			['III', 'P']
		]);
		expect(report.sessions[0]?.description).toContain('Four mayors');
		expect(report.sessions[1]?.boxes[0]?.sections.map((one) => one.question?.id)).toEqual([
			'II-q1',
			'II-q2'
		]);
		expect(report.sessions[2]?.boxes[0]?.sections).toEqual([
			{ question: null, recommendations: [] }
		]);
	});

	it('keeps agenda order when the rows come in any other', () => {
		const event = townsAfterDayOne();
		const { view } = event;
		const shuffled = event.report({
			view: {
				...view,
				sessions: view.sessions.toReversed(),
				boards: view.boards.toReversed(),
				recommendations: view.recommendations.toReversed()
			},
			sources: event.sources.toReversed()
		});
		expect(shuffled).toEqual(event.report());
	});

	it('puts a recommendation whose question was dropped with the board’s first question', () => {
		const event = towns();
		const money = event.board('II', 'A');
		event.promote(money, [{ text: 'Start with the town’s own budget', question: 'II-q2' }]);
		event.view = {
			...event.view,
			boards: event.view.boards.map((board) =>
				board.id === money.id
					? { ...board, questions: [{ id: 'II-q9', text: 'Who pays?' }] }
					: board
			)
		};
		const box = event.report().sessions[1]?.boxes[0];
		expect(box?.sections.map((one) => one.recommendations.map((item) => item.label))).toEqual([
			['II-A-1']
		]);
	});

	it('says nothing of a withdrawn recommendation or of the notes it came from', () => {
		expect(JSON.stringify(townsAfterDayOne().report())).not.toMatch(/pump house|I-A-3|withdrawn/);
	});

	it('never carries the code that people join with, or a table', () => {
		const report = JSON.stringify(townsAfterDayOne().report({ attribution: 'person' }));
		expect(report).not.toMatch(/7K3M9QXR|joinCode|Table 2/);
	});

	it('lists the sources of a merged recommendation in the order they were chosen', () => {
		const merged = itemsOf(townsAfterDayOne().report()).find((one) => one.label === 'I-B-2');
		expect(merged?.sources.map((one) => one.text)).toEqual([
			'pay displaced teachers at the teacher rate',
			'certificates can be checked later'
		]);
		expect(merged?.sources.map((one) => one.note)).toEqual(merged?.notes);
	});
});

describe('an extract', () => {
	it('of a session holds that session alone', () => {
		const report = townsAfterDayOne().report({ extract: { session: 'II', board: null } });
		expect(labels(report)).toEqual(['II-A-2', 'II-A-1']);
		expect(report.sessions.map((one) => one.id)).toEqual(['II']);
	});

	it('of a board holds that board alone, in its session', () => {
		const event = townsAfterDayOne();
		const board = event.board('I', 'B').id;
		for (const session of [null, 'I'])
			expect(labels(event.report({ extract: { session, board } }))).toEqual([
				'I-B-1',
				'I-B-2',
				'I-B-3'
			]);
	});

	it.each([
		{ session: 'IX', board: null },
		{ session: null, board: 'nobody' },
		{ session: 'I', board: 'nobody' },
		{ session: 'II', board: 'board000000000000000000001' }
	])('of something the event does not have is refused: %j', (extract) => {
		expect(() => townsAfterDayOne().report({ extract })).toThrow(
			expect.objectContaining({ code: 'not-found' })
		);
	});
});

describe('who is named', () => {
	const sourcesOf = (event = townsAfterDayOne(), wanted: Parameters<typeof event.report>[0] = {}) =>
		itemsOf(event.report(wanted)).flatMap((item) => item.sources);
	const by = (sources: ReportSource[]) => sources.map((one) => one.by);

	it('is nobody by the Chatham House rule, and times are those of the agenda', () => {
		const report = townsAfterDayOne().report({ attribution: 'none' });
		const text = JSON.stringify(itemsOf(report));
		for (const { name, organisation } of [amina, omar, tsion, peter]) {
			expect(text).not.toContain(name);
			if (organisation) expect(text).not.toContain(organisation);
		}
		for (const item of itemsOf(report))
			expect([item.at, ...item.sources.map((one) => one.at)]).toEqual(
				[item, ...item.sources].map(() => at('10:15'))
			);
	});

	it('rounds a time outside the agenda to the hour in the event’s place', () => {
		const event = towns();
		event.view = { ...event.view, event: { ...event.view.event, timezone: 'Asia/Kathmandu' } };
		event.promote(event.board('I', 'A'), [{ text: 'Open the old wells', at: at('20:40') }]);
		// 20:40 in Port Amani is 23:25 in Kathmandu, 23:00 there is 20:15 here.
		expect(sourcesOf(event)[0]?.at).toBe(at('20:15'));
	});

	it('is the type of organisation, `other` when it is not on the list', () => {
		const [first, , , , merged] = by(sourcesOf(undefined, { attribution: 'type' }));
		expect(first).toEqual({ type: 'ingo' });
		expect(merged).toEqual({ type: 'ingo' });
		expect(by(sourcesOf(undefined, { attribution: 'type' }))).toContainEqual({ type: 'other' });
		expect(JSON.stringify(sourcesOf(undefined, { attribution: 'type' }))).not.toMatch(
			/Amani Relief|Amina/
		);
	});

	it('is the organisation, but not the person', () => {
		const named = by(sourcesOf(undefined, { attribution: 'organisation' }));
		expect(named).toContainEqual({ organisation: 'Amani Relief' });
		expect(named).toContain(null);
		expect(JSON.stringify(named)).not.toContain('Amina');
	});

	it('is the person, with the minute of writing', () => {
		const sources = sourcesOf(undefined, { attribution: 'person' });
		expect(by(sources)).toContainEqual(amina);
		expect(by(sources)).toContainEqual(tsion);
		expect(sources.map((one) => one.at)).toContain(at('10:52'));
	});

	it('is never more than the event’s rule allows', () => {
		const report = townsAfterDayOne().allow('type').report({ attribution: 'person' });
		expect(report.attribution).toBe('type');
		expect(JSON.stringify(itemsOf(report))).not.toMatch(/Amina|Amani Relief/);
	});
});
