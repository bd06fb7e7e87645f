import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#domain/id.ts';
import type { EventView } from '#domain/event-view.ts';
import { eventViewOf } from '#domain/event-view.ts';
import { until, type MadeEvent, type Person } from '../support/people.ts';
import { startWorkshop, type Workshop } from '../support/workshop.ts';

let workshop: Workshop;
beforeAll(async () => {
	workshop = await startWorkshop();
});
afterAll(() => workshop.close());

/** An open breakout with a facilitator and three participants at board A. */
async function breakout() {
	const event = await workshop.createEvent();
	const tsion = await workshop.enter(event, 'facilitator', 'Tsion Bekele');
	const [amina, omar, peter] = await Promise.all(
		['Amina Yusuf', 'Omar Hassan', 'Peter Lokiru'].map((name) => workshop.join(event, name))
	);
	await tsion.command('openBreakout', { session: 'I' });
	const board = event.boards[0]!.id;
	return { event, tsion, amina: amina!, omar: omar!, peter: peter!, board };
}

async function writeNotes(person: Person, board: string, ...texts: string[]): Promise<string[]> {
	const open = person.open(`board:${board}`);
	await open.synced();
	const ids = texts.map((text) => {
		const id = newId();
		open.write(id, text);
		return id;
	});
	const other = person.open(`board:${board}`);
	await until(() => ids.every((id) => other.texts()[id] !== undefined), 'the notes are on disk');
	open.leave();
	other.leave();
	return ids;
}

const codeOf = (answer: { body: Record<string, unknown> }) =>
	(answer.body['error'] as { code: string } | undefined)?.code ?? 'done';
const live = (view: EventView) => view.recommendations.filter((one) => one.status === 'live');

describe('opening and closing a breakout', () => {
	it('is the facilitator’s; a participant is refused and nothing is open', async () => {
		const event = await workshop.createEvent();
		const amina = await workshop.join(event, 'Amina Yusuf');
		const refused = await amina.command('openBreakout', { session: 'I' });
		expect([refused.status, codeOf(refused)]).toEqual([403, 'not-allowed']);
		const { boards } = await amina.view();
		expect(boards.filter((board) => board.open).map((board) => board.session)).toEqual(['III']);
	});

	it('opens the boards of its session and of no other, and is told live to everybody', async () => {
		const event = await workshop.createEvent();
		const tsion = await workshop.enter(event, 'facilitator', 'Tsion');
		const amina = await workshop.join(event, 'Amina');
		const open = amina.open(`event:${event.id}`);
		await open.synced();
		await tsion.command('openBreakout', { session: 'I' });
		await until(() => {
			const boards = eventViewOf(open.doc)?.boards ?? [];
			return boards.filter((board) => board.open && board.session === 'I').length === 4;
		});
		expect(
			(await amina.view()).boards.filter((board) => board.open && board.session === 'II')
		).toEqual([]);
	});

	it('takes the pen away when it closes, and gives it back when it opens again', async () => {
		const { tsion, amina, omar, board } = await breakout();
		const reader = omar.open(`board:${board}`);
		await reader.synced();
		await tsion.command('closeBreakout', { session: 'I' });
		const late = amina.open(`board:${board}`);
		await late.synced();
		late.write(newId(), 'too late');
		await until(() => late.closed.length > 0, 'the writer is turned away');
		expect(late.closed[0]).toBe(4403);
		expect(Object.values(reader.texts())).toEqual([]);
		await tsion.command('openBreakout', { session: 'I' });
		await writeNotes(amina, board, 'in time');
		await until(() => Object.values(reader.texts()).includes('in time'));
	});

	it('knows no session of another event', async () => {
		const { tsion } = await breakout();
		const answer = await tsion.command('openBreakout', { session: 'IX' });
		expect([answer.status, codeOf(answer)]).toEqual([404, 'not-found']);
	});
});

describe('the rapporteur', () => {
	it('claims with one tap; two have places, the third is told who was first', async () => {
		const { amina, omar, peter, board } = await breakout();
		expect((await amina.command('claimRapporteur', { board })).status).toBe(200);
		expect((await omar.command('claimRapporteur', { board })).status).toBe(200);
		const third = await peter.command('claimRapporteur', { board });
		expect([third.status, codeOf(third)]).toEqual([409, 'rapporteur-places-taken']);
		expect(third.body['error']).toMatchObject({ names: ['Amina Yusuf', 'Omar Hassan'] });
		expect((third.body['error'] as { message: string }).message).toContain('Amina Yusuf');
	});

	it('has one place however often the tap came through', async () => {
		const { amina, board } = await breakout();
		await Promise.all([1, 2, 3].map(() => amina.command('claimRapporteur', { board })));
		const view = await amina.view();
		expect(view.boards.find((one) => one.id === board)?.rapporteurs).toHaveLength(1);
	});

	it('is never more than two, when many tap in the same moment', async () => {
		const { event, board } = await breakout();
		const crowd = await Promise.all(
			Array.from({ length: 8 }, (_, n) => workshop.join(event, `Person ${n + 1}`))
		);
		const answers = await Promise.all(
			crowd.map((one) => one.command('claimRapporteur', { board }))
		);
		expect(answers.map((answer) => answer.status).sort()).toEqual([
			200, 200, 409, 409, 409, 409, 409, 409
		]);
	});

	it('hands over to somebody of the event, and has no right any more', async () => {
		const { amina, omar, board } = await breakout();
		await amina.command('claimRapporteur', { board });
		expect(
			(await amina.command('handOverRapporteur', { board, to: omar.participant })).status
		).toBe(200);
		const [note] = await writeNotes(amina, board, 'a note');
		expect(codeOf(await amina.command('promote', { board, notes: [note] }))).toBe('not-allowed');
		expect(codeOf(await omar.command('promote', { board, notes: [note] }))).toBe('done');
	});

	it('cannot hand over to a stranger or a person of another event', async () => {
		const { amina, board } = await breakout();
		const elsewhere = await workshop.join(await workshop.createEvent(), 'Somebody');
		await amina.command('claimRapporteur', { board });
		const answer = await amina.command('handOverRapporteur', { board, to: elsewhere.participant });
		expect([answer.status, codeOf(answer)]).toEqual([404, 'not-found']);
	});
});

describe('promoting', () => {
	it('is refused to a participant by the server, whatever the page shows', async () => {
		const { amina, board } = await breakout();
		const [note] = await writeNotes(amina, board, 'Meter before pipe');
		const answer = await amina.command('promote', { board, notes: [note] });
		expect([answer.status, codeOf(answer)]).toEqual([403, 'not-allowed']);
		expect(live(await amina.view())).toEqual([]);
	});

	it('puts the note’s words into every view, once, however often it is asked', async () => {
		const { tsion, amina, omar, board } = await breakout();
		const watching = omar.open(`event:${omar.event.id}`);
		await watching.synced();
		const [note] = await writeNotes(amina, board, 'Meter before pipe');
		await amina.command('claimRapporteur', { board });
		const answers = await Promise.all([
			amina.command('promote', { board, notes: [note] }),
			amina.command('promote', { board, notes: [note] }),
			tsion.command('promote', { board, notes: [note] })
		]);
		expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200]);
		const ids = answers.map((answer) => (answer.body['recommendation'] as { id: string }).id);
		expect(new Set(ids).size).toBe(1);
		await until(() => eventViewOf(watching.doc)?.recommendations.length === 1);
		expect(live(await omar.view())).toMatchObject([
			{ label: 'I-A-1', text: 'Meter before pipe', board, question: 'water', notes: [note] }
		]);
	});

	it('under one key gives the first answer again; other contents under that key are refused', async () => {
		const { tsion, amina, board } = await breakout();
		const [a, b] = await writeNotes(amina, board, 'one', 'two');
		const first = await tsion.command('promote', { board, notes: [a] }, 'same-key');
		const again = await tsion.command('promote', { board, notes: [a] }, 'same-key');
		expect(again.body).toEqual(first.body);
		const other = await tsion.command('promote', { board, notes: [b] }, 'same-key');
		expect([other.status, codeOf(other)]).toEqual([409, 'key-reused']);
		expect(live(await amina.view())).toHaveLength(1);
	});

	it('refuses notes of another recommendation, of another board, and notes nobody wrote', async () => {
		const { event, tsion, amina, board } = await breakout();
		const [a, b] = await writeNotes(amina, board, 'one', 'two');
		await tsion.command('promote', { board, notes: [a] });
		const overlap = await tsion.command('promote', { board, notes: [a, b] });
		expect([overlap.status, codeOf(overlap)]).toEqual([409, 'already-promoted']);
		expect(overlap.body['error']).toMatchObject({ label: 'I-A-1' });
		const elsewhere = await tsion.command('promote', { board: event.boards[1]!.id, notes: [b] });
		expect(codeOf(elsewhere)).toBe('note-gone');
		const foreign = (await workshop.createEvent()).boards[0]!.id;
		const other = await tsion.command('promote', { board: foreign, notes: [b] });
		expect([other.status, codeOf(other)]).toEqual([404, 'not-found']);
	});

	it('stops at a locked board', async () => {
		const { tsion, amina, board } = await breakout();
		const [note] = await writeNotes(amina, board, 'late');
		await tsion.command('lockBoard', { board, locked: true });
		const answer = await tsion.command('promote', { board, notes: [note] });
		expect([answer.status, codeOf(answer)]).toEqual([409, 'board-locked']);
		await tsion.command('lockBoard', { board, locked: false });
		expect((await tsion.command('promote', { board, notes: [note] })).status).toBe(200);
	});

	it('withdrawn leaves the label as a gap and the words nowhere; promoting again is a new one', async () => {
		const { tsion, amina, board } = await breakout();
		const secret = 'Names of the families at the lake';
		const [note, other] = await writeNotes(amina, board, secret, 'harmless');
		const made = await tsion.command('promote', { board, notes: [note], text: secret }, 'k1');
		const { id } = made.body['recommendation'] as { id: string };
		await tsion.command('promote', { board, notes: [other] });
		const gone = await tsion.command('withdrawRecommendation', { recommendation: id });
		expect(gone.status).toBe(200);
		expect((await tsion.command('withdrawRecommendation', { recommendation: id })).status).toBe(
			200
		);
		const repeated = await tsion.command('promote', { board, notes: [note], text: secret }, 'k1');
		const view = await amina.view();
		const report = await reportOf(tsion, 'json');
		for (const answer of [gone.body, repeated.body, view, report])
			expect(JSON.stringify(answer)).not.toContain(secret);
		expect(live(view).map((one) => one.label)).toEqual(['I-A-2']);
		const again = await tsion.command('promote', { board, notes: [note] });
		expect(again.body['recommendation']).toMatchObject({ label: 'I-A-3' });
	});

	it('is not undone by a restart: rows, picture, labels and keys are all there', async () => {
		const { tsion, amina, board } = await breakout();
		const [a, b] = await writeNotes(amina, board, 'one', 'two');
		const first = await tsion.command('promote', { board, notes: [a] }, 'before');
		await workshop.restart();
		expect((await tsion.command('promote', { board, notes: [a] }, 'before')).body).toEqual(
			first.body
		);
		const second = await tsion.command('promote', { board, notes: [b] });
		expect(second.body['recommendation']).toMatchObject({ label: 'I-A-2' });
		expect(live(await amina.view())).toHaveLength(2);
	});
});

describe('commands in general', () => {
	it.each([
		[{ command: 'launchRocket' }, 404, 'unknown-command'],
		[{ command: 'promote' }, 400, 'bad-request'],
		[{ command: 'lockBoard', board: newId(), locked: true }, 404, 'not-found'],
		[{ command: 'openBreakout', session: 'I', role: 'organiser' }, 400, 'bad-request']
	])('%j is refused by name', async (body, status, code) => {
		const { tsion } = await breakout();
		const { command, ...input } = body;
		const answer = await tsion.command(command, input);
		expect([answer.status, codeOf(answer)]).toEqual([status, code]);
	});

	it('say who asks what, and what was refused, in a log without a word of any note', async () => {
		const { tsion, amina, board } = await breakout();
		const [note] = await writeNotes(amina, board, 'Meter before pipe');
		await amina.command('promote', { board, notes: [note], text: 'Meter before pipe' });
		await tsion.command('promote', { board, notes: [note], text: 'Meter before pipe' });
		const log = await workshop.app.deeds(await memberOf(tsion));
		const promotions = log.filter((deed) => deed.command === 'promote');
		expect(promotions.map((deed) => [deed.participant, deed.outcome])).toEqual([
			[amina.participant, 'not-allowed'],
			[tsion.participant, 'done']
		]);
		expect(JSON.stringify(log)).not.toContain('Meter');
	});

	it('a timer runs on the server’s clock and stops when it is stopped', async () => {
		const { tsion, amina, board } = await breakout();
		const before = Date.now();
		await tsion.command('startTimer', { board, seconds: 300 });
		const timer = (await amina.view()).boards.find((one) => one.id === board)?.timer;
		expect(timer?.seconds).toBe(300);
		expect(timer?.endsAt).toBeGreaterThanOrEqual(before + 300_000);
		await tsion.command('stopTimer', {});
		expect((await amina.view()).boards.every((one) => one.timer === null)).toBe(true);
	});

	it('a board chosen is a board one finds again', async () => {
		const { amina, board } = await breakout();
		await amina.command('chooseBoard', { board });
		const { me } = (await amina.view()) as EventView & { me: { choices: Record<string, string> } };
		expect(me.choices).toEqual({ I: board });
	});

	it('the first note is the choice of a board, and never undoes one', async () => {
		const { event, amina, omar, board } = await breakout();
		const other = event.boards[1]!.id;
		const choices = async (who: Person) =>
			((await who.view()) as EventView & { me: { choices: Record<string, string> } }).me.choices;
		await writeNotes(amina, board, 'first', 'second');
		expect(await choices(amina)).toEqual({ I: board });
		await omar.command('chooseBoard', { board: other });
		await writeNotes(omar, board, 'a guest’s note');
		expect(await choices(omar)).toEqual({ I: other });
	});

	it('a rotated link signs its holders out at once, and them alone', async () => {
		const { event, tsion, amina, board } = await breakout();
		const organiser = await workshop.enter(event, 'organiser', 'Ruth');
		const open = tsion.open(`board:${board}`);
		const stays = amina.open(`board:${board}`);
		await Promise.all([open.synced(), stays.synced()]);
		const { body } = await organiser.command('rotateLink', { role: 'facilitator' });
		await until(() => open.closed.includes(4401), 'the old link’s holder is signed out');
		expect((await tsion.command('openBreakout', { session: 'I' })).status).toBe(404);
		expect(stays.closed).toEqual([]);
		await expect(workshop.enter(event, 'facilitator', 'Late')).rejects.toThrow('wrong-secret');
		const renewed: MadeEvent = {
			...event,
			links: { ...event.links, facilitator: new URL(body['link'] as string, workshop.url).href }
		};
		const again = await workshop.enter(renewed, 'facilitator', 'Tsion');
		expect((await again.command('openBreakout', { session: 'I' })).status).toBe(200);
	});
});

async function reportOf(person: Person, format: string): Promise<unknown> {
	const response = await fetch(
		`${workshop.url}/api/v1/events/${person.event.id}/report.${format}`,
		{
			headers: { cookie: person.cookie }
		}
	);
	return response.json();
}

function memberOf(person: Person) {
	const token = person.cookie.split('=')[1] ?? null;
	return workshop.app.member(token, person.event.id);
}
