import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encodedBoard } from '../load/board.ts';
import { openClient } from '../load/client.ts';
import { stepTwoMessage, updateMessage } from '../load/frames.ts';
import { openHall, seatAt } from '../load/hall.ts';
import { createHistogram } from '../load/histogram.ts';
import { mark } from '../load/marks.ts';
import { createPen } from '../load/pen.ts';
import { seed } from '../load/seed.ts';
import { pause, type Scenario } from '../stage.ts';

/** Marks of the board's notes come before these. */
const FIRST_EDIT = 100_000;
const MARKS = 1 << 16;

/** A hall opens one full board at the same moment, somebody is in it already, and may be writing. */
export function storm(editsPerSecond: number): Scenario {
	return {
		about:
			'500 people enter a board of 2,000 notes at once' +
			(editsPerSecond > 0 ? `, while somebody makes ${editsPerSecond} edits/s` : ''),
		settings: { people: 500, notes: 2000, edits: editsPerSecond },
		quick: {},
		contenders: ['relay', 'plenum', 'yws', 'hocuspocus'],
		baseline: 'relay',
		columns: [
			{ key: 'allSynced', title: 'all in, ms', digits: 0, ratio: true },
			{ key: 'cpuSeconds', title: 'CPU s', digits: 2, ratio: true },
			{ key: 'editP95', title: 'edit p95 ms', digits: 1 },
			{ key: 'mebibytes', title: 'MiB sent', digits: 0 },
			{ key: 'rssMiB', title: 'RSS before, MiB', digits: 0 },
			{ key: 'peakRssMiB', title: 'peak RSS, MiB', digits: 0 }
		],
		goals: [
			{ about: 'server CPU', measure: 'cpuSeconds', to: 'relay', most: 1.5 },
			{ about: 'time to the last one in', measure: 'allSynced', to: 'yws', most: 0.2 },
			{ about: 'time to the last one in', measure: 'allSynced', to: 'hocuspocus', most: 0.2 }
		],
		async run(stage) {
			const people = stage.set('people');
			const notes = stage.set('notes');
			const board = encodedBoard(notes);
			const answer = join(stage.dataDir, 'answer');
			writeFileSync(answer, stepTwoMessage(board));
			const server = await stage.start({ answer });
			const hall = await openHall(stage.contender, server.port, { boards: 1, people: people + 1 });
			const inside = seatAt(hall, people, 0);

			const sentAt = new Float64Array(MARKS);
			const edits = createHistogram();
			let edit = 0;
			const noticed = (_: number, number: number) => {
				const sent = sentAt[number - FIRST_EDIT] ?? 0;
				if (sent > 0) edits.add(performance.now() - sent);
				sentAt[number - FIRST_EDIT] = 0;
			};
			const reader = openClient(stage.contender, server.port, inside, { noticed });
			const writer = openClient(stage.contender, server.port, inside);
			await Promise.all([reader.synced, writer.synced]);
			// After the two have come: Hocuspocus forgets a board that nobody is in.
			await seed(stage, server, inside, board, notes);
			const pen = createPen(1_000_000_007);
			const writing =
				editsPerSecond === 0
					? null
					: setInterval(
							() => {
								sentAt[edit] = performance.now();
								const word = `${mark('edit', FIRST_EDIT + edit++)} `;
								writer.send(updateMessage(pen.write(word)));
							},
							1000 / stage.set('edits')
						);
			await pause(500);

			const before = await server.usage();
			const began = performance.now();
			const crowd = Array.from({ length: people }, (_, person) =>
				openClient(stage.contender, server.port, seatAt(hall, person, 0))
			);
			await Promise.all(crowd.map((client) => client.synced));
			const allSynced = performance.now() - began;
			const after = await server.usage();
			if (writing) clearInterval(writing);
			const bytes = crowd.reduce((sum, client) => sum + client.received, 0);
			for (const client of [...crowd, reader, writer]) client.leave();
			return {
				allSynced,
				cpuSeconds: (after.cpuMicros - before.cpuMicros) / 1e6,
				editP95: edits.percentile(0.95),
				mebibytes: bytes / 1048576,
				rssMiB: before.rssBytes / 1048576,
				peakRssMiB: after.peakRssBytes / 1048576
			};
		}
	};
}
