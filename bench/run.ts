import { fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { buildPagesIfStale } from '#server/pages.ts';
import type { Contender } from './contender.ts';
import { optionsOf, usage, type Options } from './options.ts';
import { tableOf, verdictsOf, type Results } from './results.ts';
import { scenarios } from './scenarios.ts';
import type { Measures, Scenario } from './stage.ts';
import type { Turn } from './turn.ts';

/*
 * `npm run bench`: Plenum's server beside a bare relay and two others, scenario by scenario, in turns
 * (A B C D, A B C D, …), each server and each load in a process of its own, all on loopback.
 */

/** A turn that takes longer hangs, ms. */
const LONGEST = 120_000;

try {
	const options = optionsOf(process.argv.slice(2));
	if (options.help) console.log(usage);
	else await run(options);
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	console.error(`\n${usage}`);
	process.exitCode = 1;
}

async function run(options: Options): Promise<void> {
	if (!options.asBuilt) buildPagesIfStale((line) => console.log(line));
	if (options.contenders.some((one) => one === 'yws' || one === 'hocuspocus')) fetchPeers();
	if (options.profiles !== null) mkdirSync(options.profiles, { recursive: true });
	const began = Date.now();
	const processor = cpus();
	console.log(
		`${new Date().toISOString()} · ${processor.length} × ${processor[0]?.model ?? 'CPU'} · ` +
			`${Math.round(totalmem() / 2 ** 30)} GiB · Node ${process.versions.node}`
	);
	const all: Record<string, unknown> = {};
	for (const name of options.scenarios) {
		const scenario = scenarios[name]!;
		const results = await measure(name, scenario, options);
		all[name] = Object.fromEntries(results);
		console.log(`\n### ${name}: ${scenario.about}\n\n${tableOf(scenario, results)}\n`);
		for (const verdict of verdictsOf(scenario, results)) console.log(`- ${verdict}`);
	}
	if (options.json !== null) writeFileSync(options.json, JSON.stringify(all, null, '\t'));
	console.log(`\n${Math.round((Date.now() - began) / 1000)} s`);
}

async function measure(name: string, scenario: Scenario, options: Options): Promise<Results> {
	const results = new Map<Contender, (Measures | null)[]>();
	const taking = scenario.contenders.filter((one) => options.contenders.includes(one));
	const settings = { ...scenario.settings, ...(options.quick ? scenario.quick : {}) };
	for (const [key, value] of Object.entries(options.set))
		if (key in settings) settings[key] = value;
	const turns = Math.min(options.repetitions, scenario.repetitions ?? Infinity);
	for (let turn = 0; turn < turns; turn++)
		for (const contender of taking) {
			process.stderr.write(`${name} ${turn + 1}/${turns} ${contender}          \r`);
			const { profiles } = options;
			const measures = await takeTurn({ scenario: name, contender, settings, profiles });
			results.set(contender, [...(results.get(contender) ?? []), measures]);
		}
	return results;
}

/** Null when the turn failed; why, it has said itself. */
async function takeTurn(turn: Turn): Promise<Measures | null> {
	const load = fork(fileURLToPath(new URL('turn.ts', import.meta.url)), [JSON.stringify(turn)], {
		execArgv: ['--disable-warning=ExperimentalWarning'],
		stdio: ['ignore', 'inherit', 'inherit', 'ipc']
	});
	let measures: Measures | null = null;
	load.on('message', (message) => (measures = message as Measures));
	const hangs = setTimeout(() => load.kill('SIGKILL'), LONGEST);
	await once(load, 'exit');
	clearTimeout(hangs);
	if (measures === null) console.error(`${turn.scenario}: ${turn.contender} failed`);
	return measures;
}

/** The other servers are fetched here and nowhere else: nobody needs them to work on Plenum. */
function fetchPeers(): void {
	const folder = new URL('peers/', import.meta.url);
	if (existsSync(new URL('node_modules/.package-lock.json', folder))) return;
	console.log('Fetching the other servers …');
	const { status } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
		cwd: fileURLToPath(folder),
		stdio: ['ignore', 'ignore', 'inherit']
	});
	if (status !== 0)
		throw new Error('the other servers could not be fetched: try --only relay,plenum');
}
