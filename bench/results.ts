import type { Contender } from './contender.ts';
import type { Goal, Measures, Scenario } from './stage.ts';
import { median } from './statistics.ts';

/** What each server has shown in each turn; a turn that failed is null. */
export type Results = ReadonlyMap<Contender, readonly (Measures | null)[]>;

/** The middle of a measure over all turns. */
export function middle(results: Results, contender: Contender, key: string): number {
	return median((results.get(contender) ?? []).map((turn) => turn?.[key] ?? NaN));
}

/** The middle of the ratios of two servers, each taken within one turn. */
export function ratio(results: Results, contender: Contender, to: Contender, key: string): number {
	const theirs = results.get(to) ?? [];
	return median(
		(results.get(contender) ?? []).map(
			(turn, index) => (turn?.[key] ?? NaN) / (theirs[index]?.[key] ?? NaN)
		)
	);
}

/** The scenario's table, as Markdown. */
export function tableOf(scenario: Scenario, results: Results): string {
	const { columns, baseline } = scenario;
	const head = ['', ...columns.map((column) => column.title)];
	const rows = [...results.keys()].map((contender) => [
		contender,
		...columns.map(({ key, digits = 1, ratio: compared = false }) => {
			const value = middle(results, contender, key);
			if (Number.isNaN(value)) return '–';
			const shown = value.toFixed(digits);
			const times = ratio(results, contender, baseline, key);
			if (!compared || contender === baseline || Number.isNaN(times)) return shown;
			return `${shown} (**${times.toFixed(2)}×**)`;
		})
	]);
	const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
	return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Goal by goal: what was asked of Plenum, what came out, and whether that is met. */
export function verdictsOf(scenario: Scenario, results: Results): string[] {
	if (!results.has('plenum')) return [];
	return scenario.goals.flatMap((goal) => {
		const value = valueOf(goal, results);
		if (Number.isNaN(value)) return [];
		const times = goal.to === undefined ? '' : `× ${goal.to}`;
		const met = value <= goal.most ? 'met' : 'MISSED';
		return [`${met}: ${goal.about} ${round(value)}${times} (goal: at most ${goal.most}${times})`];
	});
}

function valueOf(goal: Goal, results: Results): number {
	if (goal.to !== undefined) return ratio(results, 'plenum', goal.to, goal.measure);
	return middle(results, 'plenum', goal.measure);
}

function round(value: number): string {
	return value >= 100 ? value.toFixed(0) : value.toFixed(2);
}
