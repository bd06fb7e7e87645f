import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { agendaOf, AGENDA_FORMAT } from '#domain/agenda.ts';
import { boardsOf } from '#domain/board.ts';
import { newId, type BoardId } from '#domain/id.ts';
import { Refusal, type RefusalDetail } from '#domain/refusal.ts';

type Loose = Record<string, unknown>;

/** A small good agenda; `change` spoils it. */
function towns(change: (file: Loose) => void = () => {}): Loose {
	const file: Loose = {
		format: AGENDA_FORMAT,
		title: 'Towns that host',
		starts: '2026-06-09',
		ends: '2026-06-10',
		timezone: 'Africa/Nairobi',
		days: [
			{
				date: '2026-06-09',
				slots: [{ starts: '09:00', ends: '10:00', kind: 'breakout', title: 'Groups', session: 'I' }]
			}
		],
		sessions: [
			{
				id: 'I',
				title: 'Water and schools',
				questions: [{ text: 'Who pays?' }, { text: 'Who plans?' }]
			},
			{
				id: 'II',
				title: 'Money',
				boards: [
					{ topic: 'Funds', questions: [{ id: 'II-q1', text: 'How much?' }, { text: 'When?' }] },
					{ questions: [{ text: 'Who signs?' }] }
				]
			},
			{ id: 'III', title: 'Open talk' }
		]
	};
	change(file);
	return file;
}

function refusalOf(file: unknown): RefusalDetail & { code: string } {
	try {
		agendaOf(file);
	} catch (error) {
		if (error instanceof Refusal) return { code: error.code, ...error.detail };
		throw error;
	}
	throw new Error('the agenda was taken');
}

const session = (file: Loose, index: number) => (file['sessions'] as Loose[])[index]!;
const slot = (file: Loose) => ((file['days'] as Loose[])[0]!['slots'] as Loose[])[0]!;

describe('an agenda file', () => {
	it('gives a board a question, or boards as the session lists them, or one plenary board', () => {
		const { agenda, warnings } = agendaOf(towns());
		const boards = boardsOf(agenda, () => newId<BoardId>());
		expect(
			boards.map((board) => [board.session, board.letter, board.topic, board.questions.length])
		).toEqual([
			['I', 'A', 'Water and schools', 1],
			['I', 'B', 'Water and schools', 1],
			['II', 'A', 'Funds', 2],
			['II', 'B', 'Money', 1],
			['III', 'P', 'Open talk', 0]
		]);
		expect(boards.map((board) => board.open)).toEqual([false, false, false, false, true]);
		expect(warnings).toEqual([]);
	});

	it('gives every question an id that no other has', () => {
		const boards = boardsOf(agendaOf(towns()).agenda, () => newId<BoardId>());
		const ids = boards.flatMap((board) => board.questions.map((question) => question.id));
		expect(new Set(ids).size).toBe(ids.length);
		expect(ids).toContain('II-q1');
	});

	it('names unknown keys in warnings and takes the rest', () => {
		const { warnings } = agendaOf(
			towns((file) => {
				file['colour'] = 'green';
				session(file, 1)['lunch'] = true;
			})
		);
		expect(warnings).toEqual(['sessions[1].lunch', 'colour']);
	});

	it.each<[string, (file: Loose) => void, string]>([
		['another format', (file) => (file['format'] = 'plenum-agenda/9'), 'format'],
		['no title', (file) => delete file['title'], 'title'],
		['a title of blanks', (file) => (file['title'] = ' \u0007 '), 'title'],
		['a day that does not exist', (file) => (file['starts'] = '2026-02-30'), 'starts'],
		['an end before the start', (file) => (file['ends'] = '2026-06-01'), 'ends'],
		['a time zone nobody has', (file) => (file['timezone'] = 'Mars/Olympus'), 'timezone'],
		[
			'a topic that is a number',
			(file) => ((session(file, 1)['boards'] as Loose[])[0]!['topic'] = 5),
			'sessions[1].boards[0].topic'
		],
		[
			'a board without questions',
			(file) => ((session(file, 1)['boards'] as Loose[])[0]!['questions'] = []),
			'sessions[1].boards[0].questions'
		],
		['two sessions of one id', (file) => (session(file, 2)['id'] = 'I'), 'sessions[2].id'],
		[
			'two questions of one id',
			(file) => (session(file, 0)['questions'] = [{ id: 'II-q1', text: 'x' }]),
			'sessions[1].boards[0].questions[0].id'
		],
		[
			'questions and boards together',
			(file) => (session(file, 1)['questions'] = [{ text: 'x' }]),
			'sessions[1].boards'
		],
		[
			'a slot that ends before it starts',
			(file) => (slot(file)['ends'] = '08:00'),
			'days[0].slots[0].ends'
		],
		[
			'a slot of a session nobody has',
			(file) => (slot(file)['session'] = 'IX'),
			'days[0].slots[0].session'
		],
		['a slot of an unknown kind', (file) => (slot(file)['kind'] = 'party'), 'days[0].slots[0].kind']
	])('with %s is refused with the path of the bad value', (_, spoil, path) => {
		expect(refusalOf(towns(spoil))).toMatchObject({ code: 'bad-agenda', path });
	});

	it.each([null, 7, 'text', []])('that is no object at all (%j) is refused', (file) => {
		expect(refusalOf(file).code).toBe('bad-agenda');
	});

	const real = new URL('../../../../shared/data/agenda-2017.json', import.meta.url);
	it.runIf(existsSync(real))(
		'of the model event becomes 22 slots, 4 sessions and 11 boards',
		() => {
			const { agenda, warnings } = agendaOf(JSON.parse(readFileSync(real, 'utf8')));
			const boards = boardsOf(agenda, () => newId<BoardId>());
			expect(agenda.days.flatMap((day) => day.slots)).toHaveLength(22);
			expect(
				boards.map((board) => `${board.session}${board.letter}${board.questions.length}`)
			).toEqual([
				'IA1',
				'IB1',
				'IC1',
				'ID1',
				'IIA1',
				'IIB2',
				'IIC2',
				'IIIP0',
				'IVA2',
				'IVB2',
				'IVC2'
			]);
			expect(warnings).toEqual([]);
		}
	);
});
