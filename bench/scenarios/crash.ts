import { openClient } from '../load/client.ts';
import { updateMessage } from '../load/frames.ts';
import { openHall, seatAt } from '../load/hall.ts';
import { mark } from '../load/marks.ts';
import { createPen } from '../load/pen.ts';
import { pause, type Scenario } from '../stage.ts';

/** The server dies at the moment when another participant has seen the last edit. */
export const crash: Scenario = {
	about: '200 edits in a second, each seen by somebody else, then SIGKILL and a new start',
	settings: { edits: 200 },
	quick: {},
	contenders: ['plenum', 'yws', 'hocuspocus'],
	baseline: 'plenum',
	repetitions: 2,
	columns: [
		{ key: 'seen', title: 'seen', digits: 0 },
		{ key: 'found', title: 'found again', digits: 0 },
		{ key: 'lost', title: 'lost', digits: 0 }
	],
	goals: [{ about: 'edits somebody had seen, lost', measure: 'lost', most: 0 }],
	async run(stage) {
		const edits = stage.set('edits');
		// At this pace one person is beyond what the usual limit lets a socket send.
		const setup = { keeps: true, updatesPerSecond: 1000 };
		let server = await stage.start(setup);
		const hall = await openHall(stage.contender, server.port, { boards: 1, people: 2 });
		const seen = new Set<number>();
		const reader = openClient(stage.contender, server.port, seatAt(hall, 1, 0), {
			noticed: (_, number) => seen.add(number)
		});
		const writer = openClient(stage.contender, server.port, seatAt(hall, 0, 0));
		await Promise.all([reader.synced, writer.synced]);
		const pen = createPen(1_000_000_007);
		for (let edit = 0; edit < edits; edit++) {
			writer.send(updateMessage(pen.write(`${mark('edit', edit)} `)));
			await pause(1000 / edits);
		}
		await stage.until(() => seen.size === edits, 'the last edit');
		const killed = server.kill();
		reader.leave();
		writer.leave();
		await killed;

		server = await stage.start(setup);
		const found = new Set<number>();
		const back = openClient(stage.contender, server.port, seatAt(hall, 1, 0), {
			noticed: (_, number) => found.add(number)
		});
		await back.synced;
		// A server that answers before it has loaded gets its time to come up with the rest.
		if (found.size < edits) await pause(2000);
		back.leave();
		return { seen: seen.size, found: found.size, lost: seen.size - found.size };
	}
};
