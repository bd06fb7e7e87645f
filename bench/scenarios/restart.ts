import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { openClient } from '../load/client.ts';
import { updateMessage } from '../load/frames.ts';
import { openHall, seatAt } from '../load/hall.ts';
import { mark } from '../load/marks.ts';
import { createPen } from '../load/pen.ts';
import { pause, type Scenario } from '../stage.ts';

/** Updates on their way at once while the board is written. */
const WINDOW = 64;
/** A step 2 of no more than this holds no board. */
const EMPTY = 100;

/** A large board, written note by note, after the server has been restarted properly. */
export const restart: Scenario = {
	about: '5,000 notes written as 10,000 updates, then SIGTERM, start, and the first one comes back',
	settings: { notes: 5000 },
	quick: { notes: 2000 },
	contenders: ['plenum', 'yws', 'hocuspocus'],
	baseline: 'hocuspocus',
	repetitions: 2,
	columns: [
		{ key: 'complete', title: 'first complete join, ms', digits: 1, ratio: true },
		{ key: 'first', title: 'first step 2, ms', digits: 1 },
		{ key: 'empty', title: 'it was empty', digits: 0 },
		{ key: 'loadCpu', title: 'CPU ms', digits: 0 },
		{ key: 'second', title: 'second join, ms', digits: 1 },
		{ key: 'diskKib', title: 'on disk, KiB', digits: 0 },
		{ key: 'writeCpu', title: 'CPU ms/update written', digits: 3 }
	],
	goals: [
		{ about: 'first complete join', measure: 'complete', to: 'hocuspocus', most: 0.2 },
		{ about: 'empty first answers', measure: 'empty', most: 0 }
	],
	async run(stage) {
		const notes = stage.set('notes');
		const setup = { keeps: true, notes: 2 * notes, updatesPerSecond: 1_000_000 };
		let server = await stage.start(setup);
		const hall = await openHall(stage.contender, server.port, { boards: 1, people: 1 });
		const place = seatAt(hall, 0, 0);
		const writeCpu = await write();
		// Those who store some time after the last edit have had that time.
		await pause(3000);
		await server.stop();
		const diskKib = sizeOf(stage.dataDir) / 1024;

		server = await stage.start(setup);
		await pause(500);
		const before = await server.usage();
		const one = await comeBack();
		const after = await server.usage();
		const two = await comeBack();
		return {
			complete: one.complete,
			first: one.first,
			empty: one.bytes <= EMPTY ? 1 : 0,
			loadCpu: (after.cpuMicros - before.cpuMicros) / 1000,
			second: two.complete,
			diskKib,
			writeCpu
		};

		/** Every note is begun, and gets a second word. */
		async function write(): Promise<number> {
			let seen = 0;
			let sent = 0;
			const pen = createPen(1_000_000_007);
			const reader = openClient(stage.contender, server.port, place, {
				noticed() {
					seen++;
					fill();
				}
			});
			const writer = openClient(stage.contender, server.port, place);
			const fill = () => {
				while (sent < notes && sent - seen < WINDOW) {
					writer.send(updateMessage(pen.begin(`${mark('edit', sent++)} A tap at the market.`)));
					writer.send(updateMessage(pen.write(' With a roof.')));
				}
			};
			await Promise.all([reader.synced, writer.synced]);
			const { cpuMicros } = await server.usage();
			fill();
			await stage.until(() => seen >= notes, 'the notes', 60_000);
			const end = await server.usage();
			reader.leave();
			writer.leave();
			return (end.cpuMicros - cpuMicros) / 1000 / (2 * notes);
		}

		async function comeBack(): Promise<{ first: number; complete: number; bytes: number }> {
			const seen = new Set<number>();
			const began = performance.now();
			let complete = NaN;
			let first = NaN;
			let length = 0;
			const client = openClient(stage.contender, server.port, place, {
				noticed(_, number) {
					seen.add(number);
					if (seen.size === notes) complete = performance.now() - began;
				},
				onSynced(bytes) {
					if (!Number.isNaN(first)) return;
					first = performance.now() - began;
					length = bytes;
				}
			});
			await client.synced;
			await stage.until(() => !Number.isNaN(complete), 'the whole board');
			client.leave();
			return { first, complete, bytes: length };
		}
	}
};

function sizeOf(folder: string): number {
	return readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.map((path) => statSync(join(folder, path)))
		.reduce((sum, found) => sum + (found.isFile() ? found.size : 0), 0);
}
