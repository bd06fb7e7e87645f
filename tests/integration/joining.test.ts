import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { post, type MadeEvent } from '../support/people.ts';
import { exampleAgenda, startWorkshop, type Workshop } from '../support/workshop.ts';

let workshop: Workshop;
let event: MadeEvent;
beforeAll(async () => {
	workshop = await startWorkshop();
	event = await workshop.createEvent();
});
afterAll(() => workshop.close());

const join = (body: unknown, cookie?: string) =>
	post(`${workshop.url}/api/v1/join`, body, cookie ? { cookie } : {});
const refusal = (answer: { status: number; body: Record<string, unknown> }) => [
	answer.status,
	(answer.body['error'] as { code: string } | undefined)?.code
];

describe('joining by the code', () => {
	it('takes the code however it is typed, and gives one cookie that scripts cannot read', async () => {
		const code = event.joinCode.toLowerCase();
		const response = await fetch(`${workshop.url}/api/v1/join`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ code: ` ${code.slice(0, 4)}-${code.slice(4)} `, name: 'Amina Yusuf' })
		});
		expect(response.status).toBe(200);
		expect(await response.json()).toMatchObject({ event: event.id, role: 'participant' });
		expect(response.headers.getSetCookie()).toHaveLength(1);
		expect(response.headers.getSetCookie()[0]).toMatch(/^plenum=.*HttpOnly; SameSite=Lax/i);
	});

	it('again on the same browser: the same name is the same person, another name another person, and the first comes back as the first', async () => {
		const first = await join({ code: event.joinCode, name: 'Amina' });
		const cookie = first.cookie ?? '';
		const same = await join({ code: event.joinCode, name: ' AMINA ' }, cookie);
		const other = await join({ code: event.joinCode, name: 'Omar' }, cookie);
		const back = await join({ code: event.joinCode, name: 'Amina' }, cookie);
		expect(same.body['participant']).toBe(first.body['participant']);
		expect(other.body['participant']).not.toBe(first.body['participant']);
		expect(back.body['participant']).toBe(first.body['participant']);
		expect([same.cookie, other.cookie]).toEqual([null, null]);
	});

	it.each([
		[{ code: 'ZZZZZZZZ', name: 'Amina' }, 404, 'wrong-code'],
		[{ code: 'x', name: 'Amina' }, 404, 'wrong-code'],
		[{ code: 'CODE', name: '\u0001\u0002\u202e' }, 400, 'bad-name'],
		[{ code: 'CODE', name: '   ' }, 400, 'bad-name'],
		[{ code: 'CODE', name: 'x'.repeat(81) }, 400, 'bad-name'],
		[{ code: 'CODE', name: 7 }, 400, 'bad-request'],
		[{ code: 'CODE', name: 'Amina', role: 'organiser' }, 400, 'bad-request']
	])('%j is refused in words, and nobody has come in', async (body, status, code) => {
		const answer = await join({ ...body, code: body.code === 'CODE' ? event.joinCode : body.code });
		expect(refusal(answer)).toEqual([status, code]);
		expect((answer.body['error'] as { message: string }).message.length).toBeGreaterThan(10);
		expect(answer.cookie).toBeNull();
	});

	it('speaks the reader’s language when it refuses', async () => {
		const said = async (language: string) =>
			(
				(await (
					await fetch(`${workshop.url}/api/v1/join`, {
						method: 'POST',
						headers: { 'content-type': 'application/json', 'accept-language': language },
						body: JSON.stringify({ code: 'ZZZZZZZZ', name: 'Amina' })
					})
				).json()) as { error: { message: string } }
			).error.message;
		expect(await said('fr-FR,fr;q=0.9')).not.toBe(await said('en'));
	});

	it('works as a plain form, without any script', async () => {
		const page = `${workshop.url}/join/${event.joinCode}`;
		const response = await fetch(page, {
			method: 'POST',
			redirect: 'manual',
			headers: {
				accept: 'text/html',
				'content-type': 'application/x-www-form-urlencoded',
				origin: workshop.url
			},
			body: new URLSearchParams({ name: 'Peter Lokiru', organisation: 'Lake Water Union' })
		});
		expect(response.status).toBe(303);
		expect(response.headers.get('location')).toBe(`/e/${event.id}`);
		const cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
		const view = await fetch(`${workshop.url}/api/v1/events/${event.id}`, { headers: { cookie } });
		expect(await view.json()).toMatchObject({ me: { name: 'Peter Lokiru', role: 'participant' } });
	});
});

describe('role links', () => {
	it('give their role to the person who is already there, and never take a higher one away', async () => {
		const amina = await join({ code: event.joinCode, name: 'Amina' });
		const cookie = amina.cookie ?? '';
		const enter = (link: string) =>
			post(`${workshop.url}/api/v1/enter`, { secret: new URL(link).hash.slice(1) }, { cookie });
		const raised = await enter(event.links.organiser);
		expect(raised.body).toMatchObject({
			participant: amina.body['participant'],
			role: 'organiser'
		});
		expect((await enter(event.links.wall)).body).toMatchObject({ role: 'organiser' });
	});

	it.each(['', 'guess', 'x'.repeat(200)])('a secret of %j opens nothing', async (secret) => {
		const answer = await post(`${workshop.url}/api/v1/enter`, { secret });
		expect(refusal(answer)).toEqual([401, 'wrong-secret']);
	});
});

describe('an event', () => {
	it('is seen by its members only; others get one answer, whether it exists or not', async () => {
		const outside = await workshop.join(await workshop.createEvent(), 'Somebody');
		const answers = await Promise.all(
			[event.id, 'nothing-of-that-name'].map(async (id) => {
				const response = await fetch(`${workshop.url}/api/v1/events/${id}`, {
					headers: { cookie: outside.cookie }
				});
				return [response.status, await response.text()];
			})
		);
		expect(answers[0]).toEqual(answers[1]);
		expect(answers[0]?.[0]).toBe(404);
		const nobody = await fetch(`${workshop.url}/api/v1/events/${event.id}`);
		expect(nobody.status).toBe(401);
	});

	it('is made by the administrator alone, and a bad agenda makes nothing', async () => {
		const make = (agenda: unknown, token?: string) =>
			post(
				`${workshop.url}/api/v1/events`,
				agenda,
				token ? { authorization: `Bearer ${token}` } : {}
			);
		expect(refusal(await make(exampleAgenda()))).toEqual([401, 'wrong-token']);
		expect(refusal(await make(exampleAgenda(), 'guess'))).toEqual([401, 'wrong-token']);
		const bad = exampleAgenda() as { sessions: { title: unknown }[] };
		bad.sessions[1]!.title = 5;
		const answer = await make(bad, workshop.adminToken);
		expect(refusal(answer)).toEqual([400, 'bad-agenda']);
		expect(answer.body['error']).toMatchObject({ path: 'sessions[1].title' });
	});

	it('says which keys of its agenda nobody knows', async () => {
		const answer = await post(
			`${workshop.url}/api/v1/events`,
			{ ...exampleAgenda(), lunch: 'soup' },
			{ authorization: `Bearer ${workshop.adminToken}` }
		);
		expect(answer.status).toBe(201);
		expect(answer.body['warnings']).toEqual(['lunch']);
	});
});

it('guessing codes is slowed down, while a hall that joins from one address is not', async () => {
	const other = await startWorkshop();
	const made = await other.createEvent();
	const guess = () => post(`${other.url}/api/v1/join`, { code: 'ZZZZZZZZ', name: 'Guess' });
	const statuses = [];
	for (let n = 0; n < 35; n++) statuses.push((await guess()).status);
	expect(statuses.slice(0, 30).every((status) => status === 404)).toBe(true);
	expect(statuses.slice(30).every((status) => status === 429)).toBe(true);
	await other.close();
	const hall = await startWorkshop();
	const event = await hall.createEvent();
	for (let n = 0; n < 80; n++)
		expect(
			(await post(`${hall.url}/api/v1/join`, { code: event.joinCode, name: `Person ${n}` })).status
		).toBe(200);
	expect(made.joinCode).not.toBe(event.joinCode);
	await hall.close();
});
