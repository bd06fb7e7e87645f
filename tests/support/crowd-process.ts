import WebSocket from 'ws';
import { syncMessage } from './room-world.ts';

/*
 * A hall of people in a process of its own, who look on and do nothing. Told whom to be, it opens a
 * socket for each; told a word, it counts who has heard it.
 */

type Order =
	| {
			readonly open: { readonly url: string; readonly cookie: string; readonly document: string }[];
	  }
	| { readonly leave: true };

/** Sockets that are opened at once: a hall does not come through the door in one moment. */
const ABREAST = 100;
const sockets = new Set<WebSocket>();
const told = { open: 0, synced: 0, closed: 0, heard: {} as Record<string, number> };
let changed = false;

setInterval(() => {
	if (changed) process.send?.(told);
	changed = false;
}, 50).unref();
process.on('disconnect', () => process.exit(0));
process.on('message', (order: Order) => {
	if ('leave' in order) for (const socket of sockets) socket.terminate();
	else void come(order.open);
});

async function come(people: Extract<Order, { open: unknown }>['open']): Promise<void> {
	const waiting = people.slice();
	await Promise.all(
		Array.from({ length: ABREAST }, async () => {
			for (let one = waiting.shift(); one; one = waiting.shift()) await enter(one);
		})
	);
}

function enter({ url, cookie, document }: { url: string; cookie: string; document: string }) {
	return new Promise<void>((resolve) => {
		const socket = new WebSocket(`${url.replace('http', 'ws')}/sync/${document}`, {
			headers: { cookie },
			perMessageDeflate: false
		});
		let synced = false;
		socket.on('error', () => {});
		socket.on('open', () => {
			count('open');
			socket.send(syncMessage(0, Uint8Array.of(0)));
		});
		socket.on('message', (data: Buffer) => {
			if (data[0] !== 0) return;
			if (data[1] === 1 && !synced) {
				synced = true;
				count('synced');
				resolve();
			}
			const [word] = /‹[^›]+›/.exec(data.toString()) ?? [];
			if (word === undefined) return;
			told.heard[word] = (told.heard[word] ?? 0) + 1;
			changed = true;
		});
		socket.on('close', () => {
			sockets.delete(socket);
			count('closed');
			resolve();
		});
		sockets.add(socket);
	});
}

function count(what: 'open' | 'synced' | 'closed'): void {
	told[what]++;
	changed = true;
}
