import { newId } from '#domain/id.ts';
import type { ServerProcess } from '../contender.ts';
import type { Measures, Stage } from '../stage.ts';
import { openClient, type Client } from './client.ts';
import { awarenessMessage, updateMessage } from './frames.ts';
import { seatAt, type Hall } from './hall.ts';
import { createHistogram, type Histogram } from './histogram.ts';
import { kinds, mark } from './marks.ts';
import { createPen } from './pen.ts';

/** People with their sockets open, who write and point, and take note of what reaches them. */
export type Crowd = {
	readonly size: number;
	/** One edit by somebody, which is to reach all others on the same board. */
	edit(person: number): void;
	/** One cursor state. */
	point(person: number): void;
	/** Called when an edit has reached everybody it is for. */
	whenThrough(tell: () => void): void;
	/** Edits on their way to somebody. */
	readonly underway: number;
	/** Takes what happens from now on into account; what was sent before is not. */
	begin(): void;
	/** What has happened since; the share of deliveries is told by `delivered`. */
	tally(): Tally;
	leave(): void;
};

export type Tally = {
	/** Deliveries since the beginning, whenever they were sent. */
	readonly deliveries: number;
	readonly bytes: number;
	readonly edits: Histogram;
	readonly cursors: Histogram;
	/** Of the edits and cursors sent since the beginning: deliveries due, and seen. */
	readonly due: { readonly edits: number; readonly cursors: number };
	readonly seen: { readonly edits: number; readonly cursors: number };
};

const MARKS = 1 << 21;

/** Person n sits at board n modulo the number of boards. */
export async function gather(
	{ contender, until }: Stage,
	server: ServerProcess,
	hall: Hall,
	size: number
): Promise<Crowd> {
	const sentAt = new Float64Array(MARKS);
	const writer = new Int32Array(MARKS);
	const left = new Int32Array(MARKS);
	const boards = hall.boards.length;
	const others = Array.from({ length: boards }, (_, board) =>
		Math.floor((size - 1 - board) / boards)
	);
	let marks = 0;
	let since = 0;
	let underway = 0;
	let through = () => {};
	let deliveries = 0;
	let bytesBefore = 0;
	let edits = createHistogram();
	let cursors = createHistogram();
	let due = { edits: 0, cursors: 0 };
	let seen = { edits: 0, cursors: 0 };

	const noticedBy = (person: number) => (kind: number, number: number) => {
		if (kind === kinds.promoted || writer[number] === person || number >= marks) return;
		deliveries++;
		if (number >= since) {
			const took = performance.now() - sentAt[number]!;
			(kind === kinds.edit ? edits : cursors).add(took);
			if (kind === kinds.edit) seen.edits++;
			else seen.cursors++;
		}
		if (kind === kinds.edit && --left[number]! === 0) {
			underway--;
			through();
		}
	};
	const clients: Client[] = [];
	for (let person = 0; person < size; person++)
		clients.push(
			openClient(contender, server.port, seatAt(hall, person, person), {
				noticed: noticedBy(person)
			})
		);
	await Promise.all(clients.map((client) => client.synced));

	const pens = clients.map((_, person) => createPen(1_000_000_000 + person * 7919));
	const clocks = new Int32Array(size);
	const place = newId();
	const send = (person: number, kind: 'edit' | 'cursor') => {
		const number = marks++;
		const count = others[person % boards]!;
		sentAt[number] = performance.now();
		writer[number] = person;
		left[number] = count;
		due[`${kind}s`] += count;
		return mark(kind, number);
	};
	const received = () => clients.reduce((sum, client) => sum + client.received, 0);

	const crowd: Crowd = {
		size,
		edit(person) {
			const word = send(person, 'edit');
			underway++;
			clients[person]!.send(updateMessage(pens[person]!.write(`${word} `)));
		},
		point(person) {
			const head = `${send(person, 'cursor')}AQLhv4q9AwAA`;
			const state = JSON.stringify({ note: place, head, anchor: 'AQLhv4q9AwAAkb0DAAA=' });
			const clock = ++clocks[person]!;
			clients[person]!.send(awarenessMessage(pens[person]!.client, clock, state));
		},
		whenThrough(tell) {
			through = tell;
		},
		get underway() {
			return underway;
		},
		begin() {
			since = marks;
			deliveries = 0;
			bytesBefore = received();
			edits = createHistogram();
			cursors = createHistogram();
			due = { edits: 0, cursors: 0 };
			seen = { edits: 0, cursors: 0 };
		},
		tally: () => ({ deliveries, bytes: received() - bytesBefore, edits, cursors, due, seen }),
		leave: () => clients.forEach((client) => client.leave())
	};
	// One edit each, so that everybody's note and client id are there before anything is measured.
	for (let person = 0; person < size; person++) crowd.edit(person);
	await until(() => underway === 0, 'the first edit of everybody');
	return crowd;
}

/** What a load has cost the server, and how long its deliveries took. */
export async function measured(
	crowd: Crowd,
	server: ServerProcess,
	load: () => Promise<void>
): Promise<Measures> {
	crowd.begin();
	const before = await server.usage();
	const began = performance.now();
	await load();
	const { deliveries, bytes } = crowd.tally();
	const seconds = (performance.now() - began) / 1000;
	const after = await server.usage();
	// What is still on its way counts for latency and completeness, not for cost.
	const deadline = performance.now() + 5000;
	while (crowd.underway > 0 && performance.now() < deadline)
		await new Promise((resolve) => setTimeout(resolve, 5));
	const { edits, cursors, due, seen } = crowd.tally();
	const cpu = after.cpuMicros - before.cpuMicros;
	return {
		cpuPerDelivery: cpu / deliveries,
		cpuShare: cpu / 10_000 / seconds,
		deliveriesPerSecond: deliveries / seconds,
		editP50: edits.percentile(0.5),
		editP95: edits.percentile(0.95),
		editP99: edits.percentile(0.99),
		cursorP95: cursors.percentile(0.95),
		editsSeen: (100 * seen.edits) / due.edits,
		cursorsSeen: (100 * seen.cursors) / due.cursors,
		bytesPerDelivery: bytes / deliveries,
		rssMiB: after.rssBytes / 1048576
	};
}
