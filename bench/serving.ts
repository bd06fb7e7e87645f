import type { ServerSetup, Usage } from './contender.ts';

/** How this server process is to be set up: its first argument. */
export function setupOf(): ServerSetup {
	return JSON.parse(process.argv[2] ?? '') as ServerSetup;
}

/**
 * Says which port is open, and from then on what the process uses when it is asked. On SIGTERM it
 * goes down; when whoever started it is gone, it ends too.
 */
export function serving(port: number, close: () => Promise<void>): void {
	process.on('message', ({ collect }: { collect: boolean }) => {
		// Twice, since finalizers free what the first round only finds.
		if (collect) for (let round = 0; round < 2; round++) globalThis.gc?.();
		const { user, system } = process.cpuUsage();
		const usage: Usage = {
			cpuMicros: user + system,
			rssBytes: process.memoryUsage.rss(),
			peakRssBytes: process.resourceUsage().maxRSS * 1024
		};
		process.send?.(usage);
	});
	process.once('disconnect', () => process.exit(1));
	process.once('SIGTERM', () => void close().then(() => process.exit(0)));
	process.send?.(port);
}
