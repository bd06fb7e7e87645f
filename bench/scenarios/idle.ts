import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encodedBoard } from '../load/board.ts';
import { openClient } from '../load/client.ts';
import { stepTwoMessage } from '../load/frames.ts';
import { openHall, seatAt } from '../load/hall.ts';
import { seed } from '../load/seed.ts';
import { pause, type Scenario } from '../stage.ts';

/** Rooms opened and left before anything is measured, so that code and pools are there. */
const FIRST = 20;
/** Until what was opened or left has come to rest, ms. */
const REST = 2000;

/** Boards that are open and in which nobody writes. */
export const idle: Scenario = {
	about: '200 boards of 200 notes, somebody reading in each',
	settings: { rooms: 200, notes: 200 },
	quick: { rooms: 100 },
	contenders: ['relay', 'plenum', 'yws', 'hocuspocus'],
	baseline: 'relay',
	repetitions: 2,
	columns: [
		{ key: 'kibPerRoom', title: 'KiB/room', digits: 0 },
		{ key: 'perEncoded', title: '× the encoded board', digits: 1 },
		{ key: 'boardKib', title: 'encoded KiB', digits: 0 },
		{ key: 'rssBefore', title: 'RSS before, MiB', digits: 0 },
		{ key: 'rssOpen', title: 'open, MiB', digits: 0 },
		{ key: 'rssAfter', title: 'after leaving, MiB', digits: 0 }
	],
	goals: [
		{ about: 'memory per room, × the encoded board', measure: 'perEncoded', most: 4 },
		{ about: 'memory per room', measure: 'kibPerRoom', to: 'yws', most: 0.125 },
		{ about: 'memory per room', measure: 'kibPerRoom', to: 'hocuspocus', most: 0.125 }
	],
	async run(stage) {
		const rooms = stage.set('rooms');
		const notes = stage.set('notes');
		const board = encodedBoard(notes);
		const answer = join(stage.dataDir, 'answer');
		writeFileSync(answer, stepTwoMessage(board));
		const setup = { keeps: true, answer };
		let server = await stage.start(setup);
		const hall = await openHall(stage.contender, server.port, {
			boards: rooms + FIRST,
			people: rooms + FIRST
		});
		for (let room = 0; room < rooms + FIRST; room++)
			await seed(stage, server, seatAt(hall, room, room), board, notes);
		await server.stop();

		server = await stage.start(setup);
		const enter = async (from: number, to: number) => {
			const clients = [];
			for (let room = from; room < to; room++)
				clients.push(openClient(stage.contender, server.port, seatAt(hall, room, room)));
			await Promise.all(clients.map((client) => client.synced));
			await pause(REST);
			return clients;
		};
		for (const client of await enter(rooms, rooms + FIRST)) client.leave();
		await pause(REST);
		const before = await server.usage(true);
		const clients = await enter(0, rooms);
		const open = await server.usage(true);
		for (const client of clients) client.leave();
		await pause(REST);
		const after = await server.usage(true);
		const kibPerRoom = (open.rssBytes - before.rssBytes) / 1024 / rooms;
		return {
			kibPerRoom,
			perEncoded: kibPerRoom / (board.length / 1024),
			boardKib: board.length / 1024,
			rssBefore: before.rssBytes / 1048576,
			rssOpen: open.rssBytes / 1048576,
			rssAfter: after.rssBytes / 1048576
		};
	}
};
