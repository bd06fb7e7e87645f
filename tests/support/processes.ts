import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A server in a process of its own. */
export type ServerProcess = {
	readonly url: string;
	readonly port: number;
	readonly pid: number;
	/** Ends it at this very moment, as a power cut would. */
	kill(): Promise<void>;
};

export type ReaderProcess = {
	/** Tokens it has had on its screen. */
	readonly seen: ReadonlySet<string>;
	/** Resolves when its connection has broken and all it saw has been told. */
	readonly ended: Promise<void>;
};

/** A hall of people who look on, in a process of their own. */
export type Crowd = {
	open(
		people: readonly { readonly url: string; readonly cookie: string; readonly document: string }[]
	): void;
	/** Everybody goes. */
	leave(): void;
	/** What has happened to all of them together; `heard` counts by word. */
	told(): CrowdCount;
	end(): void;
};

type CrowdCount = {
	readonly open: number;
	readonly synced: number;
	readonly closed: number;
	readonly heard: Readonly<Record<string, number>>;
};

/** @param port 0 for any */
export async function startServer(
	environment: Readonly<Record<string, string>>,
	port = 0
): Promise<ServerProcess> {
	const child = start('served-process.ts', [], { ...environment, PORT: String(port) });
	const ended = once(child, 'exit');
	const listening = await Promise.race([
		once(child, 'message').then(([message]) => message as { port: number }),
		ended.then(([code]) => {
			throw new Error(`the server ended with ${code}`);
		})
	]);
	return {
		port: listening.port,
		pid: child.pid!,
		url: `http://127.0.0.1:${listening.port}`,
		async kill() {
			child.kill('SIGKILL');
			await ended;
		}
	};
}

/** @param noticed called for each token that has come on its screen */
export async function startReader(
	url: string,
	cookie: string,
	document: string,
	noticed: () => void
): Promise<ReaderProcess> {
	const child = start('reader-process.ts', [url, cookie, document], {});
	const seen = new Set<string>();
	const ended = once(child, 'exit').then(() => {});
	await new Promise<void>((resolve) => {
		child.on('message', (message: 'ready' | 'closed' | { readonly token: string }) => {
			if (message === 'ready') resolve();
			else if (message !== 'closed') {
				seen.add(message.token);
				noticed();
			}
		});
	});
	return { seen, ended };
}

export function startCrowd(): Crowd {
	const child = start('crowd-process.ts', [], {});
	let told: CrowdCount = { open: 0, synced: 0, closed: 0, heard: {} };
	child.on('message', (message: CrowdCount) => (told = message));
	return {
		open: (people) => void child.send({ open: people }),
		leave: () => void child.send({ leave: true }),
		told: () => told,
		end: () => void child.kill()
	};
}

function start(
	script: string,
	args: readonly string[],
	environment: Readonly<Record<string, string>>
): ChildProcess {
	return fork(fileURLToPath(new URL(script, import.meta.url)), args, {
		env: { ...process.env, ...environment },
		execArgv: []
	});
}
