import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#domain/id.ts';
import { messageTypes } from '#sync/messages.ts';
import { roles, setMatrixScene, type MatrixScene } from '../support/matrix-scene.ts';
import { until } from '../support/people.ts';
import { rawClient, type RawClient } from '../support/raw-client.ts';
import { startWorkshop, type Workshop } from '../support/workshop.ts';

/*
 * Who may read, write and be seen in which document, over both kinds of socket: every role at every
 * document, against a live server. What is not listed here is refused.
 */

const documents = [
	'event',
	'open board',
	'closed board',
	'locked board',
	'unknown board',
	'board elsewhere',
	'unknown event',
	'event elsewhere'
] as const;
type Document = (typeof documents)[number];

/** A role, or somebody whose page stands at the wall and so has the wall's rights. */
const visitors = [...roles, 'organiser at the wall', 'facilitator at the wall'] as const;
type Visitor = (typeof visitors)[number];

type Rights = {
	readonly read: readonly Document[];
	readonly write: readonly Document[];
	/** Where others see this one's cursor. */
	readonly seen: readonly Document[];
	/** The code with which everything else ends. */
	readonly shownOut: number;
};

const ours = ['event', 'open board', 'closed board', 'locked board'] as const;
const open = ['open board', 'locked board'] as const;
const boards = ['open board', 'closed board', 'locked board'] as const;
const outside: Rights = { read: [], write: [], seen: [], shownOut: 4404 };
const atTheWall: Rights = { read: ours, write: [], seen: [], shownOut: 4404 };
const person: Rights = { read: ours, write: open, seen: ours, shownOut: 4404 };
const facilitating: Rights = { read: ours, write: boards, seen: ours, shownOut: 4404 };

const expected: Record<Visitor, Rights> = {
	nobody: { ...outside, shownOut: 4401 },
	stranger: outside,
	'strange organiser': outside,
	wall: atTheWall,
	participant: person,
	rapporteur: person,
	facilitator: facilitating,
	organiser: facilitating,
	'organiser at the wall': atTheWall,
	'facilitator at the wall': atTheWall
};
/** A stranger may of course go where that one is at home; it is not this event. */
const home: Partial<Record<Visitor, readonly Document[]>> = {
	stranger: ['board elsewhere', 'event elsewhere'],
	'strange organiser': ['board elsewhere', 'event elsewhere']
};

let workshop: Workshop;
let scene: MatrixScene;
let names: Record<Document, string>;
/** A facilitator who looks on, in each document that is ours. */
const witnesses = new Map<Document, RawClient>();

beforeAll(async () => {
	workshop = await startWorkshop();
	const elsewhere = await workshop.createEvent();
	const stranger = await workshop.join(elsewhere, 'Somebody Else');
	const organiser = await workshop.enter(elsewhere, 'organiser', 'Ada');
	scene = await setMatrixScene(workshop, { elsewhere, stranger, organiser });
	const { places, event } = scene;
	names = {
		event: `event:${event.id}`,
		'open board': `board:${places.open.board}`,
		'closed board': `board:${places.closed.board}`,
		'locked board': `board:${places.locked.board}`,
		'unknown board': `board:${places.unknown.board}`,
		'board elsewhere': `board:${places.elsewhere.board}`,
		'unknown event': `event:${newId()}`,
		'event elsewhere': `event:${elsewhere.id}`
	};
	const lookout = await workshop.enter(event, 'facilitator', 'Lookout');
	for (const document of ours)
		witnesses.set(document, rawClient(workshop.url, lookout.cookie, names[document]));
	for (const witness of witnesses.values()) await witness.settled();
});
afterAll(async () => {
	for (const witness of witnesses.values()) witness.end();
	await workshop.close();
});

function visit(visitor: Visitor, document: Document, channel: 'stock' | 'plenum'): RawClient {
	const [role, wall] = visitor.split(' at the ') as [keyof MatrixScene['people'], string?];
	const query = new URLSearchParams({
		...(channel === 'plenum' ? { plenum: '1' } : {}),
		...(wall ? { as: 'wall' } : {})
	});
	const { cookie } = scene.people[role];
	return rawClient(workshop.url, cookie, names[document], `?${query}`);
}

describe.each(['stock', 'plenum'] as const)('a %s client of', (channel) => {
	describe.each(visitors)('the %s', (visitor) => {
		const rights = expected[visitor];

		test.each(documents.filter((one) => !home[visitor]?.includes(one)))(
			'at the %s',
			async (document) => {
				const client = visit(visitor, document, channel);
				await client.settled();
				if (!rights.read.includes(document)) {
					expect(client.closed).toBe(rights.shownOut);
					expect([...client.types]).toEqual([]);
					return;
				}
				expect([client.closed, client.synced]).toEqual([null, true]);
				const asks = [messageTypes.hello, messageTypes.roster, messageTypes.saved];
				if (channel === 'stock') for (const type of asks) expect(client.types).not.toContain(type);

				const witness = witnesses.get(document)!;
				client.present({ note: 'here-i-am' });
				// Nobody's silence can be waited for: the witness hears of somebody who comes later.
				if (rights.seen.includes(document))
					await until(() => witness.presence.has(client.clientId), 'to be seen');
				else {
					const later = visit('participant', document, 'stock');
					await later.settled();
					later.present({ note: 'after-you' });
					await until(() => witness.presence.has(later.clientId), 'the later one to be seen');
					expect(witness.presence.has(client.clientId)).toBe(false);
					later.end();
				}

				const note = client.writeNote('Written by whoever may');
				const arrived = () => witness.doc.getMap('notes').has(note);
				if (rights.write.includes(document)) {
					await until(arrived, 'the note to arrive');
					if (channel === 'plenum') await until(() => client.saved === 2, 'saved');
					expect([client.closed, client.refused]).toEqual([null, null]);
				} else {
					await until(() => client.refused !== null || client.closed !== null, 'a refusal');
					if (channel === 'plenum')
						expect([client.refused, client.closed]).toEqual(['read-only', null]);
					else expect(client.closed).toBe(4403);
					// What the room then answers is in the order of what it took.
					witness.ask();
					expect(arrived()).toBe(false);
					expect(client.saved).toBeLessThan(2);
				}
				client.end();
			}
		);
	});
});

test('nothing that was refused is on a board or in the event afterwards', async () => {
	for (const [document, witness] of witnesses) {
		const texts = [...witness.doc.getMap('notes').keys()];
		if (document === 'event') expect(texts).toEqual([]);
		const late = visit('organiser', document, 'stock');
		await late.settled();
		expect([...late.doc.getMap('notes').keys()].sort()).toEqual(texts.sort());
		late.end();
	}
});
