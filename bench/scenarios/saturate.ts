import { gather, measured } from '../load/crowd.ts';
import { openHall } from '../load/hall.ts';
import { pause, type Scenario } from '../stage.ts';
import { loadColumns } from './columns.ts';

const WARM_UP = 1500;

/** One room as fast as it goes: whenever an edit has reached everybody, the next is sent. */
export function saturate(people: number, most: number): Scenario {
	return {
		about: `${people} people in one room, edits as fast as they go through, 32 on their way`,
		settings: { people, window: 32, seconds: 4 },
		quick: { seconds: 3 },
		contenders: ['relay', 'plenum', 'yws', 'hocuspocus'],
		baseline: 'relay',
		columns: loadColumns,
		goals: [{ about: 'server CPU per delivery', measure: 'cpuPerDelivery', to: 'relay', most }],
		async run(stage) {
			const size = stage.set('people');
			const server = await stage.start({ updatesPerSecond: 1_000_000 });
			const hall = await openHall(stage.contender, server.port, { boards: 1, people: size });
			const crowd = await gather(stage, server, hall, size);
			let turn = 0;
			let over = false;
			const next = () => {
				if (!over) crowd.edit(turn++ % size);
			};
			crowd.whenThrough(next);
			for (let edit = 0; edit < stage.set('window'); edit++) next();
			await pause(WARM_UP);
			const measures = await measured(crowd, server, async () => {
				await pause(stage.set('seconds') * 1000);
				over = true;
			});
			crowd.leave();
			return measures;
		}
	};
}
