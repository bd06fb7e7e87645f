import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import type { Random } from './random.ts';

/** What a network does to everything that travels, in both directions. */
export type Weather = {
	/** How long each piece is on its way, and how much longer at most, ms. */
	readonly delay: number;
	readonly jitter: number;
	/** Bytes a second each way; null for all that come. */
	readonly rate: number | null;
	/** Delivers in pieces of random size, however they were sent. */
	readonly partial: boolean;
};

export const fairWeather: Weather = { delay: 0, jitter: 0, rate: null, partial: false };

/**
 * A bad network between somebody and a server, on a port of its own. Bytes keep their order, as TCP
 * promises; nothing else is promised.
 */
export type ChaosProxy = {
	readonly port: number;
	/** Connections open now. */
	readonly connections: number;
	/** Bytes that wait on their way. */
	readonly underway: number;
	setWeather(weather: Weather): void;
	/** Ends every connection at once, as a router that reboots: both ends are told. */
	cut(): void;
	/** Swallows everything on the connections open now, their ends too: neither side is told. */
	halfOpen(): void;
	/** Delivers nothing until `flow` is called; nothing is lost. */
	stall(): void;
	flow(): void;
	/** Turns new connections away, or takes them again. */
	refuse(refusing: boolean): void;
	close(): Promise<void>;
};

/** @param target the server's port on this machine */
export async function startChaosProxy(target: number, random: Random): Promise<ChaosProxy> {
	let weather = fairWeather;
	let stalled = false;
	let refusing = false;
	const lines = new Set<Line>();

	const server = createServer((near) => {
		near.on('error', () => {});
		if (refusing) return near.resetAndDestroy();
		const far = connect(target, '127.0.0.1');
		far.on('error', () => {});
		const line: Line = { near, far, lost: false, pipes: [] };
		line.pipes = [pipe(line, near, far), pipe(line, far, near)];
		lines.add(line);
		const gone = () => near.destroyed && far.destroyed && lines.delete(line);
		near.on('close', gone);
		far.on('close', gone);
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');

	function pipe(line: Line, from: Socket, to: Socket): Pipe {
		let queue: Piece[] = [];
		let lastDue = 0;
		let timer: NodeJS.Timeout | null = null;
		let ended = false;
		from.setNoDelay(true);

		const take = (bytes: Buffer) => {
			if (line.lost) return;
			while (bytes.length > 0) {
				const size = weather.partial ? 1 + random.int(Math.min(bytes.length, 1400)) : bytes.length;
				const takes = weather.rate === null ? 0 : (size / weather.rate) * 1000;
				const lag = weather.delay + random.int(weather.jitter + 1);
				lastDue = Math.max(lastDue + takes, performance.now() + lag);
				queue.push({ bytes: bytes.subarray(0, size), due: lastDue });
				bytes = bytes.subarray(size);
			}
			deliver();
		};
		const deliver = () => {
			if (timer) clearTimeout(timer);
			timer = null;
			while (!stalled && queue[0] && queue[0].due <= performance.now())
				to.write(queue.shift()!.bytes);
			if (stalled || line.lost) return;
			if (queue[0]) timer = setTimeout(deliver, Math.max(1, queue[0].due - performance.now()));
			else if (ended) to.end();
		};
		from.on('data', take);
		from.on('end', () => {
			ended = true;
			if (!line.lost) deliver();
		});
		// What still is on its way when a side is reset goes down with the line.
		from.on('close', (hadError) => {
			if (hadError && !line.lost) to.resetAndDestroy();
		});
		return {
			deliver,
			drop() {
				queue = [];
				if (timer) clearTimeout(timer);
			},
			waiting: () => queue.reduce((sum, { bytes }) => sum + bytes.length, 0)
		};
	}

	const end = (line: Line) => {
		for (const each of line.pipes) each.drop();
		line.near.resetAndDestroy();
		line.far.resetAndDestroy();
	};

	return {
		port: (server.address() as AddressInfo).port,
		get connections() {
			return lines.size;
		},
		get underway() {
			return [...lines].flatMap(({ pipes }) => pipes).reduce((sum, one) => sum + one.waiting(), 0);
		},
		setWeather(next) {
			weather = next;
		},
		cut: () => lines.forEach(end),
		halfOpen() {
			for (const line of lines) {
				line.lost = true;
				for (const each of line.pipes) each.drop();
			}
		},
		stall() {
			stalled = true;
		},
		flow() {
			stalled = false;
			for (const { pipes } of lines) for (const each of pipes) each.deliver();
		},
		refuse(next) {
			refusing = next;
		},
		async close() {
			lines.forEach(end);
			server.close();
			await once(server, 'close');
		}
	};
}

type Piece = { readonly bytes: Buffer; readonly due: number };
type Pipe = { deliver(): void; drop(): void; waiting(): number };
type Line = { readonly near: Socket; readonly far: Socket; lost: boolean; pipes: readonly Pipe[] };
