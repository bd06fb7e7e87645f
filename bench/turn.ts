import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Contender } from './contender.ts';
import { scenarios } from './scenarios.ts';
import { createStage, type Settings } from './stage.ts';

/*
 * One turn, in a process of its own: the load of one scenario on one server, which is a process of
 * its own too. Says the measures to whoever started it.
 */

export type Turn = {
	readonly scenario: string;
	readonly contender: Contender;
	readonly settings: Settings;
	readonly profiles: string | null;
};

const { scenario, contender, settings, profiles } = JSON.parse(process.argv[2] ?? '') as Turn;
const dataDir = mkdtempSync(join(tmpdir(), 'plenum-bench-'));
const stage = createStage(contender, settings, dataDir, profiles);
process.once('disconnect', () => process.exit(1));
try {
	const wanted = scenarios[scenario];
	if (!wanted) throw new Error(`no scenario is called ${scenario}`);
	const measures = await wanted.run(stage);
	if (process.send) process.send(measures);
} catch (error) {
	console.error(error);
} finally {
	await stage.close();
	rmSync(dataDir, { recursive: true, force: true });
	if (process.connected) process.disconnect?.();
}
process.exit(0);
