import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commands, type CommandName } from '#domain/command.ts';
import { reportFormats } from '#domain/report-format.ts';
import { post, type MadeEvent, type Person } from '../support/people.ts';
import {
	places,
	roles,
	setMatrixScene,
	type MatrixRole,
	type MatrixScene,
	type Place,
	type PlaceName
} from '../support/matrix-scene.ts';
import { startWorkshop, type Workshop } from '../support/workshop.ts';

/*
 * Who may give which command where, and read what over HTTP: every role at every place, against a
 * live server. What is not listed here is refused. A command that is added to the table of commands
 * fails here until somebody has written down who may give it.
 */

type Row = {
	/** What is sent; null where the command has nothing to do with the place. */
	readonly input: (place: Place, scene: MatrixScene, name: PlaceName) => object | null;
	/** Where each role is obeyed. Every other role, and every other place, is refused. */
	readonly done: Partial<Record<MatrixRole, readonly PlaceName[]>>;
	/** Refusals other than for want of right or place. */
	readonly otherwise?: Partial<Record<MatrixRole, Partial<Record<PlaceName, string>>>>;
};

const everywhere = ['open', 'closed', 'locked'] as const;
const everybody = {
	participant: everywhere,
	rapporteur: everywhere,
	facilitator: everywhere,
	organiser: everywhere
};
const reporters = { rapporteur: everywhere, facilitator: everywhere, organiser: everywhere };
const facilitators = { facilitator: everywhere, organiser: everywhere };

const board = ({ board }: Place) => ({ board });
const session = ({ session }: Place) => ({ session });
const removing: Row = {
	input: ({ board, notes }) => ({ board, notes: [notes.participant] }),
	done: { ...facilitators, participant: ['open', 'locked'] },
	otherwise: {
		participant: { closed: 'breakout-closed' },
		rapporteur: { closed: 'breakout-closed' }
	}
};

const expected: Record<CommandName, Row> = {
	openBreakout: { input: session, done: facilitators },
	closeBreakout: { input: session, done: facilitators },
	chooseBoard: { input: board, done: everybody },
	claimRapporteur: { input: board, done: everybody },
	releaseRapporteur: { input: board, done: everybody },
	handOverRapporteur: {
		input: ({ board }, { bystander }) => ({ board, to: bystander.participant }),
		done: reporters
	},
	promote: {
		input: ({ board, notes }) => ({ board, notes: [notes.rapporteur] }),
		done: {
			rapporteur: ['open', 'closed'],
			facilitator: ['open', 'closed'],
			organiser: ['open', 'closed']
		},
		otherwise: {
			rapporteur: { locked: 'board-locked' },
			facilitator: { locked: 'board-locked' },
			organiser: { locked: 'board-locked' }
		}
	},
	withdrawRecommendation: {
		input: ({ recommendation }) => ({ recommendation }),
		done: reporters
	},
	trashNotes: removing,
	restoreNotes: removing,
	withdrawNote: {
		input: ({ board, notes }) => ({ board, note: notes.participant }),
		done: { ...facilitators, participant: everywhere }
	},
	// What its author took back, nobody else brings back.
	restoreWithdrawnNote: {
		input: ({ board, notes }) => ({ board, note: notes.withdrawn }),
		done: { participant: ['open', 'locked'] },
		otherwise: { participant: { closed: 'breakout-closed' } }
	},
	eraseNote: {
		input: ({ board, notes }) => ({ board, note: notes.rapporteur }),
		done: { organiser: everywhere }
	},
	restoreBoard: { input: ({ board }) => ({ board, at: Date.now() }), done: facilitators },
	lockBoard: { input: ({ board }) => ({ board, locked: true }), done: facilitators },
	startTimer: { input: ({ board }) => ({ board, seconds: 60 }), done: facilitators },
	stopTimer: { input: board, done: facilitators },
	rotateLink: {
		input: (_, __, name) => (name === 'open' ? { role: 'wall' } : null),
		done: { organiser: ['open'] }
	}
};

let workshop: Workshop;
let untouched: MatrixScene;
let others: { elsewhere: MadeEvent; stranger: Person; organiser: Person };

beforeAll(async () => {
	workshop = await startWorkshop();
	const elsewhere = await workshop.createEvent();
	const stranger = await workshop.join(elsewhere, 'Somebody Else');
	others = { elsewhere, stranger, organiser: await workshop.enter(elsewhere, 'organiser', 'Ada') };
	untouched = await setMatrixScene(workshop, others);
});
afterAll(() => workshop.close());

test('every command of the table is written down here, and no other', () => {
	expect(Object.keys(expected).sort()).toEqual(Object.keys(commands).sort());
});

describe.each(Object.keys(commands) as CommandName[])('%s', (command) => {
	const row = expected[command] ?? { input: () => null, done: {} };

	test.each(roles)('is done or refused as written, for the %s', async (role) => {
		// Who is refused everywhere leaves no trace, so all of them share one event.
		if (row.done[role] !== undefined)
			return tryEverywhere(await setMatrixScene(workshop, others), role, command, row);
		const before = await untouched.people.organiser.view();
		await tryEverywhere(untouched, role, command, row);
		expect(await untouched.people.organiser.view()).toEqual(before);
	});
});

async function tryEverywhere(
	scene: MatrixScene,
	role: MatrixRole,
	command: CommandName,
	row: Row
): Promise<void> {
	const answers: Partial<Record<PlaceName, string>> = {};
	for (const name of places) {
		const input = row.input(scene.places[name], scene, name);
		if (input === null) continue;
		const { cookie } = scene.people[role];
		const answer = await post(
			`${workshop.url}/api/v1/events/${scene.event.id}/commands`,
			{ command, ...input, key: crypto.randomUUID() },
			{ cookie }
		);
		const { code = 'done' } = (answer.body['error'] ?? {}) as { code?: string };
		answers[name] = JSON.stringify([answer.status, answer.body['error'] ?? 'done']);
		const what = `${role} gives ${command} at ${name}: ${answers[name]}`;
		if (row.done[role]?.includes(name)) expect(code, what).toBe('done');
		else if (role === 'nobody') expect([answer.status, code], what).toEqual([401, 'not-signed-in']);
		else if (role.startsWith('strange'))
			expect([answer.status, code], what).toEqual([404, 'not-found']);
		else if (row.otherwise?.[role]?.[name]) expect(code, what).toBe(row.otherwise[role][name]);
		else expect(['not-allowed', 'not-found'], what).toContain(code);
	}
	// What is another event's and what is not there at all are one answer.
	expect(answers.elsewhere).toBe(answers.unknown);
}

describe('over HTTP', () => {
	const readers: Record<MatrixRole, { view: number; report: number; strangeFormat: number }> = {
		nobody: { view: 401, report: 401, strangeFormat: 401 },
		stranger: { view: 404, report: 404, strangeFormat: 404 },
		'strange organiser': { view: 404, report: 404, strangeFormat: 404 },
		wall: { view: 200, report: 403, strangeFormat: 403 },
		participant: { view: 200, report: 403, strangeFormat: 403 },
		rapporteur: { view: 200, report: 403, strangeFormat: 403 },
		facilitator: { view: 200, report: 200, strangeFormat: 404 },
		organiser: { view: 200, report: 200, strangeFormat: 404 }
	};

	test.each(roles)('the %s reads what is written here and nothing else', async (role) => {
		const { cookie } = untouched.people[role];
		const status = async (path: string) =>
			(await fetch(`${workshop.url}/api/v1/events/${path}`, { headers: { cookie } })).status;
		const { id } = untouched.event;
		const { view, report, strangeFormat } = readers[role];
		expect(await status(id)).toBe(view);
		expect(await status(`${id}?as=wall`)).toBe(view);
		for (const format of reportFormats)
			for (const query of ['', '?attribution=person', '?session=I'])
				expect(await status(`${id}/report.${format}${query}`), format + query).toBe(report);
		for (const format of ['exe', 'docx.exe', '__proto__', 'toString'])
			expect(await status(`${id}/report.${format}`), format).toBe(strangeFormat);
		const nowhere = role === 'nobody' ? 401 : 404;
		expect(await status('0123456789abcdefghjkmnpqrs')).toBe(nowhere);
		expect(await status('__proto__')).toBe(nowhere);
	});

	test.each(roles)(
		'only the administrator’s token makes an event, not the %s',
		async (role) => {
			const { cookie } = untouched.people[role];
			const answer = await post(`${workshop.url}/api/v1/events`, {}, { cookie });
			expect(answer.status).toBe(401);
		},
		30_000
	);
});
