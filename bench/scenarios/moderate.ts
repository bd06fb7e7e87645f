import { gather, measured } from '../load/crowd.ts';
import { openHall } from '../load/hall.ts';
import { keepRhythm } from '../load/rhythm.ts';
import type { Scenario } from '../stage.ts';
import { loadColumns } from './columns.ts';

/** A server at work has compiled what it does often: before the measuring it gets ten times the load, s. */
const WARM_UP = 3;

/** A consultation at work: many boards, a few people each, typing and pointing. */
export const moderate: Scenario = {
	about: '74 people, 8 boards, 2 edits/s and 5 cursor states/s each',
	settings: { people: 74, boards: 8, edits: 2, cursors: 5, seconds: 10 },
	quick: { seconds: 4 },
	contenders: ['relay', 'plenum', 'yws', 'hocuspocus'],
	baseline: 'relay',
	columns: [
		...loadColumns,
		{ key: 'cursorP95', title: 'cursor p95 ms', digits: 1 },
		{ key: 'cursorsSeen', title: 'cursors seen %', digits: 1 }
	],
	goals: [
		{ about: 'server CPU per delivery', measure: 'cpuPerDelivery', to: 'relay', most: 1.1 },
		{ about: 'edit p95 beyond the relay, ms', measure: 'editP95Beyond', most: 20 }
	],
	async run(stage) {
		const people = stage.set('people');
		const server = await stage.start();
		const hall = await openHall(stage.contender, server.port, {
			boards: stage.set('boards'),
			people
		});
		const crowd = await gather(stage, server, hall, people);
		const load = async (seconds: number, times = 1) => {
			await Promise.all([
				keepRhythm(people, times * stage.set('edits'), seconds, crowd.edit),
				keepRhythm(people, times * stage.set('cursors'), seconds, crowd.point)
			]);
		};
		await load(WARM_UP, 10);
		await load(1);
		await stage.until(() => crowd.underway === 0, 'everything sent before');
		const measures = await measured(crowd, server, () => load(stage.set('seconds')));
		crowd.leave();
		return measures;
	}
};
