import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** The servers that are measured beside each other. */
export const contenders = ['relay', 'plenum', 'yws', 'hocuspocus'] as const;
export type Contender = (typeof contenders)[number];

/** How a server differs in this scenario from how it is usually run. */
export type ServerSetup = {
	readonly dataDir: string;
	/** Updates a socket may send in a second; the limits' own without it. Only Plenum has a limit. */
	readonly updatesPerSecond?: number;
	/** Notes a board may hold; the limits' own without it. Only Plenum has a limit. */
	readonly notes?: number;
	/** Whether what is written is kept. Plenum always keeps it, the relay never. */
	readonly keeps: boolean;
	/** What the relay answers those who join, as a file; nothing without it. */
	readonly answer?: string;
};

/** What a server process has used since it began. */
export type Usage = {
	readonly cpuMicros: number;
	readonly rssBytes: number;
	readonly peakRssBytes: number;
};

export type ServerProcess = {
	readonly port: number;
	/** @param collect whether garbage is collected first, so that the memory is what is needed */
	usage(collect?: boolean): Promise<Usage>;
	/** Goes down properly (SIGTERM). */
	stop(): Promise<void>;
	/** Ends at this very moment. */
	kill(): Promise<void>;
};

const scripts: Readonly<Record<Contender, string>> = {
	relay: './servers/relay.ts',
	plenum: './servers/plenum.ts',
	yws: './peers/yws.ts',
	hocuspocus: './peers/hocuspocus.ts'
};

/**
 * Starts a server in a process of its own.
 * @param profiles where V8 leaves a CPU profile of it; null for nowhere
 */
export async function startServer(
	contender: Contender,
	setup: ServerSetup,
	profiles: string | null
): Promise<ServerProcess> {
	const execArgv = ['--expose-gc', '--disable-warning=ExperimentalWarning'];
	if (profiles !== null)
		execArgv.push('--cpu-prof', `--cpu-prof-dir=${profiles}`, '--cpu-prof-interval=200');
	const child = fork(
		fileURLToPath(new URL(scripts[contender], import.meta.url)),
		[JSON.stringify(setup)],
		{ execArgv, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] }
	);
	const ended = once(child, 'exit');
	const [port] = (await Promise.race([
		once(child, 'message'),
		ended.then(([code]) => {
			throw new Error(`${contender} ended with ${String(code)}`);
		})
	])) as [number];
	return {
		port,
		usage: (collect = false) => asked(child, collect),
		async stop() {
			child.kill('SIGTERM');
			const cut = setTimeout(() => child.kill('SIGKILL'), 20_000);
			await ended;
			clearTimeout(cut);
		},
		async kill() {
			child.kill('SIGKILL');
			await ended;
		}
	};
}

async function asked(child: ChildProcess, collect: boolean): Promise<Usage> {
	const answer = once(child, 'message');
	child.send({ collect });
	const [usage] = (await answer) as [Usage];
	return usage;
}
