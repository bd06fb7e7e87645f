import { ADMIN_TOKEN } from '../admin-token.ts';
import type { Contender } from '../contender.ts';
import type { Place } from './client.ts';

/** An event with its boards and the people who have come in, each with a browser of their own. */
export type Hall = {
	/** Names of the boards' documents. */
	readonly boards: readonly string[];
	/** Everybody's event document. */
	readonly event: string;
	/** Cookies; null where a server knows none. */
	readonly people: readonly (string | null)[];
	/** Gives a command as a facilitator; only Plenum has commands. */
	command(input: Readonly<Record<string, unknown>>): Promise<void>;
};

/** Where somebody sits at a board. */
export function seatAt(hall: Hall, person: number, board: number): Place {
	return {
		document: hall.boards[board % hall.boards.length]!,
		cookie: hall.people[person % hall.people.length] ?? null
	};
}

const BOARDS_A_SESSION = 50;
/** Joins on their way at once. */
const AT_ONCE = 16;

export async function openHall(
	contender: Contender,
	port: number,
	wanted: { readonly boards: number; readonly people: number }
): Promise<Hall> {
	if (contender === 'plenum') return plenumHall(port, wanted);
	return {
		boards: Array.from({ length: wanted.boards }, (_, index) => `board-${index}`),
		event: 'event',
		people: Array.from({ length: wanted.people }, () => null),
		command: () => Promise.reject(new Error(`${contender} has no commands`))
	};
}

type MadeEvent = {
	readonly id: string;
	readonly joinCode: string;
	readonly links: { readonly facilitator: string };
	readonly boards: readonly { readonly id: string }[];
};

async function plenumHall(
	port: number,
	{ boards, people }: { readonly boards: number; readonly people: number }
): Promise<Hall> {
	const post = async (path: string, body: unknown, headers: Record<string, string> = {}) => {
		const response = await fetch(`http://127.0.0.1:${port}/api/v1/${path}`, {
			method: 'POST',
			headers: { 'content-type': 'application/json', ...headers },
			body: JSON.stringify(body)
		});
		const answer = (await response.json()) as unknown;
		if (!response.ok) throw new Error(`${path}: ${response.status} ${JSON.stringify(answer)}`);
		const [cookie] = response.headers.getSetCookie();
		return { answer, cookie: cookie?.split(';')[0] ?? '' };
	};
	const sessions = Array.from({ length: Math.ceil(boards / BOARDS_A_SESSION) }, (_, index) => ({
		id: `session-${index}`,
		title: 'Water',
		boards: Array.from(
			{ length: Math.min(BOARDS_A_SESSION, boards - index * BOARDS_A_SESSION) },
			() => ({ questions: [{ text: 'What does the town need?' }] })
		)
	}));
	const agenda = {
		format: 'plenum-agenda/1',
		title: 'Towns that host',
		starts: '2026-06-09',
		ends: '2026-06-10',
		sessions
	};
	const made = await post('events', agenda, { authorization: `Bearer ${ADMIN_TOKEN}` });
	const event = made.answer as MadeEvent;
	const secret = new URL(event.links.facilitator).hash.slice(1);
	const { cookie } = await post('enter', { secret, name: 'Amina Yusuf' });
	const command: Hall['command'] = async (input) => {
		const key = crypto.randomUUID();
		await post(`events/${event.id}/commands`, { ...input, key }, { cookie });
	};
	for (const { id } of sessions) await command({ command: 'openBreakout', session: id });

	const cookies: string[] = [];
	while (cookies.length < people) {
		const some = Math.min(AT_ONCE, people - cookies.length);
		const joined = await Promise.all(
			Array.from({ length: some }, (_, index) =>
				post('join', { code: event.joinCode, name: `Person ${cookies.length + index}` })
			)
		);
		cookies.push(...joined.map((one) => one.cookie));
	}
	return {
		boards: event.boards.map(({ id }) => `board:${id}`),
		event: `event:${event.id}`,
		people: cookies,
		command
	};
}
