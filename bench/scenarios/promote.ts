import type { ServerProcess } from '../contender.ts';
import { openClient } from '../load/client.ts';
import { gather } from '../load/crowd.ts';
import { updateMessage } from '../load/frames.ts';
import { openHall, seatAt, type Hall } from '../load/hall.ts';
import { createHistogram } from '../load/histogram.ts';
import { kinds, mark } from '../load/marks.ts';
import { createPen } from '../load/pen.ts';
import { keepRhythm } from '../load/rhythm.ts';
import { pause, type Scenario, type Stage } from '../stage.ts';
import { newId, type NoteId } from '#domain/id.ts';

/** Between two promotions, ms. */
const EVERY = 500;

/**
 * A note goes to plenary while everybody writes: from the rapporteur's request to every screen. The
 * relay has no promotions: there one client says something to the event's room.
 */
export const promote: Scenario = {
	about: '150 people at 8 busy boards, each with the event open; a note is promoted twice a second',
	settings: { people: 150, boards: 8, edits: 2, cursors: 5, promotions: 20 },
	quick: { promotions: 10 },
	contenders: ['relay', 'plenum'],
	baseline: 'relay',
	columns: [
		{ key: 'p50', title: 'to a screen p50 ms', digits: 1 },
		{ key: 'p95', title: 'p95 ms', digits: 1, ratio: true },
		{ key: 'p99', title: 'p99 ms', digits: 1 },
		{ key: 'arrived', title: 'arrived %', digits: 1 },
		{ key: 'editP95', title: 'edit p95 ms', digits: 2 }
	],
	goals: [
		{ about: 'promotion to every screen, p95', measure: 'p95', to: 'relay', most: 5 },
		{ about: 'promotion to every screen, p95 ms', measure: 'p95', most: 1000 }
	],
	async run(stage) {
		const people = stage.set('people');
		const promotions = stage.set('promotions');
		const server = await stage.start();
		const hall = await openHall(stage.contender, server.port, {
			boards: stage.set('boards'),
			people: people + 1
		});
		const crowd = await gather(stage, server, hall, people);
		const times = createHistogram();
		let promotedAt = NaN;
		let arrived = 0;
		const screens = Array.from({ length: people }, (_, person) =>
			openClient(
				stage.contender,
				server.port,
				{ document: hall.event, cookie: seatAt(hall, person, 0).cookie },
				{
					noticed(kind) {
						if (kind !== kinds.promoted) return;
						arrived++;
						times.add(performance.now() - promotedAt);
					}
				}
			)
		);
		await Promise.all(screens.map((screen) => screen.synced));
		const one = await speaker(stage, server, hall, promotions, people);
		const seconds = ((promotions + 1) * EVERY) / 1000;
		const busy = Promise.all([
			keepRhythm(people, stage.set('edits'), seconds, crowd.edit),
			keepRhythm(people, stage.set('cursors'), seconds, crowd.point)
		]);
		crowd.begin();
		for (let promotion = 0; promotion < promotions; promotion++) {
			await pause(EVERY);
			promotedAt = performance.now();
			await one.say(promotion);
			await stage.until(() => arrived === people * (promotion + 1), 'a promotion on every screen');
		}
		await busy;
		const { edits } = crowd.tally();
		one.leave();
		crowd.leave();
		screens.forEach((screen) => screen.leave());
		return {
			p50: times.percentile(0.5),
			p95: times.percentile(0.95),
			p99: times.percentile(0.99),
			arrived: (100 * arrived) / (people * promotions),
			editP95: edits.percentile(0.95)
		};
	}
};

/** Readies what is to be promoted, and gives the deed. */
async function speaker(
	stage: Stage,
	server: ServerProcess,
	hall: Hall,
	promotions: number,
	person: number
): Promise<{ say(promotion: number): Promise<void>; leave(): void }> {
	const words = (promotion: number) => `${mark('promoted', promotion)} A tap at the lower market.`;
	const pen = createPen(1_500_000_001);
	if (stage.contender !== 'plenum') {
		const place = { document: hall.event, cookie: null };
		const client = openClient(stage.contender, server.port, place);
		await client.synced;
		return {
			say: async (promotion) => client.send(updateMessage(pen.begin(words(promotion)))),
			leave: client.leave
		};
	}
	let seen = 0;
	const notes = Array.from({ length: promotions }, () => newId<NoteId>());
	const reader = openClient(stage.contender, server.port, seatAt(hall, 0, 0), {
		noticed: (kind) => kind === kinds.promoted && seen++
	});
	const writer = openClient(stage.contender, server.port, seatAt(hall, person, 0));
	await Promise.all([reader.synced, writer.synced]);
	notes.forEach((note, index) => writer.send(updateMessage(pen.begin(words(index), note))));
	await stage.until(() => seen >= promotions, 'the notes to promote');
	reader.leave();
	writer.leave();
	const board = hall.boards[0]!.slice('board:'.length);
	return {
		say: (promotion) => hall.command({ command: 'promote', board, notes: [notes[promotion]!] }),
		leave: () => {}
	};
}
