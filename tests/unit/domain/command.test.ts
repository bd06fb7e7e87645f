import { describe, expect, it } from 'vitest';
import { commandOf, commands } from '#domain/command.ts';
import { newId } from '#domain/id.ts';
import { joinCodeOf, newJoinCode, shownJoinCode } from '#domain/join-code.ts';
import { accessTo, mayCommand, type May } from '#domain/permission.ts';
import type { Board } from '#domain/board.ts';
import type { BoardId, EventId, ParticipantId, SeatId } from '#domain/id.ts';
import type { Member, Role } from '#domain/member.ts';
import { Refusal } from '#domain/refusal.ts';

const code = (act: () => unknown) => {
	try {
		act();
	} catch (error) {
		return error instanceof Refusal ? [error.code, error.detail.path] : String(error);
	}
	return 'taken';
};

describe('a command', () => {
	it('is read with its key apart from its input', () => {
		const board = newId();
		expect(commandOf({ command: 'chooseBoard', board, key: 'k1' })).toEqual({
			command: 'chooseBoard',
			input: { board },
			key: 'k1'
		});
	});

	it.each([
		[null, ['bad-request', '(the whole body)']],
		[{ command: 'launchRocket' }, ['unknown-command', 'command']],
		[{ command: '__proto__' }, ['unknown-command', 'command']],
		[{ command: 'toString' }, ['unknown-command', 'command']],
		[{ command: 'chooseBoard' }, ['bad-request', 'board']],
		[{ command: 'chooseBoard', board: '../x' }, ['bad-request', 'board']],
		[{ command: 'openBreakout', session: 'I', participant: 'me' }, ['bad-request', 'participant']],
		[{ command: 'promote', board: newId(), notes: ['x'] }, ['bad-request', 'notes.0']],
		[{ command: 'startTimer', seconds: 1.5 }, ['bad-request', 'seconds']]
	])('%j is refused', (body, expected) => {
		expect(code(() => commandOf(body))).toEqual(expected);
	});

	it('says what becomes of two at once, every one of them', () => {
		for (const command of Object.values(commands)) expect(command.merge.length).toBeGreaterThan(10);
	});
});

const amina = newId<ParticipantId>();
const member = (
	role: Role,
	participant: ParticipantId | null = newId<ParticipantId>()
): Member => ({
	seat: newId<SeatId>(),
	event: newId<EventId>(),
	role,
	participant: role === 'wall' ? null : participant,
	name: '',
	organisation: null
});
const board: Pick<Board, 'rapporteurs' | 'open'> = {
	open: true,
	rapporteurs: [{ participant: amina, name: 'Amina' }]
};

describe('who may', () => {
	const people: [string, Member, May[]][] = [
		['the wall', member('wall'), []],
		['a participant', member('participant'), ['participant']],
		['the rapporteur', member('participant', amina), ['participant', 'rapporteur']],
		['a facilitator', member('facilitator'), ['participant', 'rapporteur', 'facilitator']],
		['an organiser', member('organiser'), ['participant', 'rapporteur', 'facilitator', 'organiser']]
	];
	it.each(people)('%s gives the commands of their rank and no others', (_, who, allowed) => {
		const all: May[] = ['participant', 'rapporteur', 'facilitator', 'organiser'];
		expect(all.filter((may) => mayCommand(may, who, board))).toEqual(allowed);
	});

	it.each([
		['wall', true, 'read'],
		['participant', true, 'write'],
		['participant', false, 'read'],
		['facilitator', false, 'write'],
		['organiser', false, 'write']
	] as const)('a %s on a board that is open: %s may %s', (role, open, access) => {
		expect(accessTo(member(role), { kind: 'board', board: newId<BoardId>() }, { open })).toBe(
			access
		);
	});

	it.each(['wall', 'participant', 'facilitator', 'organiser'] as const)(
		'a %s only reads the event document',
		(role) => {
			expect(accessTo(member(role), { kind: 'event', event: newId<EventId>() }, null)).toBe('read');
		}
	);
});

describe('a join code', () => {
	it('is understood however it was copied from the wall', () => {
		const made = newJoinCode();
		expect(joinCodeOf(` ${shownJoinCode(made).toLowerCase()} `)).toBe(made);
		expect(joinCodeOf('k7moil2q')).toBe('K7M0112Q');
	});

	it.each(['', '1234', 'K7M2-QX4', 'UUUUUUUU', '../../..', 'K7M2QX4TT'])('%j is none', (typed) => {
		expect(joinCodeOf(typed)).toBeNull();
	});
});
