import { parseArgs } from 'node:util';
import { contenders, type Contender } from './contender.ts';
import { scenarios } from './scenarios.ts';
import type { Settings } from './stage.ts';

/** What a run was asked to do. */
export type Options = {
	readonly help: boolean;
	/** Names of scenarios, in their usual order. */
	readonly scenarios: readonly string[];
	readonly contenders: readonly Contender[];
	readonly repetitions: number;
	readonly quick: boolean;
	/** Settings that replace a scenario's own, where it has them. */
	readonly set: Settings;
	/** A folder for CPU profiles of the servers; null for none. */
	readonly profiles: string | null;
	/** A file for all figures as JSON; null for none. */
	readonly json: string | null;
	/** Takes the pages as they were last built. */
	readonly asBuilt: boolean;
};

export const usage = `npm run bench -- [SCENARIO …] [options]

Measures Plenum's server beside others, in turns, and prints ratios.

Scenarios: ${Object.keys(scenarios).join(', ')}; all of them when none is named.

  --quick            about three minutes instead of twelve: shorter, once each
  --repetitions N    turns of each scenario (3; 1 when quick)
  --only A,B         of ${contenders.join(', ')}
  --set NAME=VALUE   another value for a setting, such as people=150; may be repeated
  --json FILE        all figures of all turns
  --profiles FOLDER  a CPU profile of every server process
  --as-built         does not build the pages first
`;

/** @throws Error in words for whoever typed it */
export function optionsOf(args: readonly string[]): Options {
	const { values, positionals } = parseArgs({
		args: [...args],
		allowPositionals: true,
		options: {
			help: { type: 'boolean', short: 'h', default: false },
			quick: { type: 'boolean', default: false },
			repetitions: { type: 'string' },
			only: { type: 'string' },
			set: { type: 'string', multiple: true, default: [] },
			json: { type: 'string' },
			profiles: { type: 'string' },
			'as-built': { type: 'boolean', default: false }
		}
	});
	for (const name of positionals)
		if (!Object.hasOwn(scenarios, name)) throw new Error(`there is no scenario ${name}`);
	const only = values.only?.split(',') ?? contenders;
	for (const name of only)
		if (!contenders.some((one) => one === name)) throw new Error(`there is no server ${name}`);
	const names = Object.keys(scenarios);
	return {
		help: values.help,
		quick: values.quick,
		scenarios: positionals.length > 0 ? names.filter((one) => positionals.includes(one)) : names,
		contenders: contenders.filter((one) => only.includes(one)),
		repetitions: number(values.repetitions ?? (values.quick ? '1' : '3'), '--repetitions'),
		set: Object.fromEntries(
			values.set.map((one) => {
				const [name = '', value = ''] = one.split('=', 2);
				return [name, number(value, `--set ${name}`)];
			})
		),
		profiles: values.profiles ?? null,
		json: values.json ?? null,
		asBuilt: values['as-built']
	};
}

function number(text: string, what: string): number {
	const value = Number(text);
	if (text.trim() !== '' && value >= 0 && Number.isFinite(value)) return value;
	throw new Error(`${what} takes a number, and got "${text}"`);
}
