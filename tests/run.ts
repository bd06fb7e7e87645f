import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Runs everything that must hold, in the order in which a mistake is cheapest to find, and ends with
 * the line `N passed, N failed`. A stage that is no test runner counts as one test. After a stage has
 * failed the later ones still run, unless they need what it should have made.
 */
type Stage = {
	readonly name: string;
	readonly command: readonly string[];
	/** Where the stage leaves its figures, and how they are read. */
	readonly figures?: { readonly file: string; readonly read: (text: string) => Figures };
	readonly needs?: string;
	readonly env?: Record<string, string>;
};
type Figures = { readonly passed: number; readonly failed: number; readonly skipped: number };

const results = join('test-results', 'figures');
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

const vitest = (name: string, projects: readonly string[], needs?: string): Stage => ({
	name,
	command: [
		'vitest',
		'run',
		...projects.flatMap((project) => ['--project', project]),
		'--reporter=default',
		'--reporter=json',
		`--outputFile.json=${join(results, `${name}.json`)}`
	],
	figures: { file: join(results, `${name}.json`), read: vitestFigures },
	...(needs ? { needs } : {})
});

const stages: readonly Stage[] = [
	{ name: 'sync', command: ['svelte-kit', 'sync'] },
	{ name: 'types', command: ['svelte-check', '--fail-on-warnings', '--output', 'human'] },
	{ name: 'lint', command: ['eslint', '.', '--max-warnings', '0'] },
	{ name: 'format', command: ['prettier', '--check', '--log-level', 'warn', '.'] },
	vitest('unit', ['unit', 'runes']),
	{ name: 'build', command: ['vite', 'build', '--logLevel', 'warn'] },
	vitest('integration', ['integration'], 'build'),
	{
		name: 'e2e',
		command: ['playwright', 'test', '--reporter=list,json'],
		figures: { file: join(results, 'e2e.json'), read: playwrightFigures },
		env: { PLAYWRIGHT_JSON_OUTPUT_NAME: join(results, 'e2e.json') },
		needs: 'build'
	}
];

const only = process.argv.slice(2);
const failedStages: string[] = [];
let total: Figures = { passed: 0, failed: 0, skipped: 0 };

for (const stage of stages) {
	if (only.length > 0 && !only.includes(stage.name)) continue;
	console.log(`\n── ${stage.name}`);
	const figures = await run(stage);
	if (figures.failed > 0) failedStages.push(stage.name);
	total = {
		passed: total.passed + figures.passed,
		failed: total.failed + figures.failed,
		skipped: total.skipped + figures.skipped
	};
}

if (failedStages.length > 0) console.log(`\nFailed: ${failedStages.join(', ')}`);
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed > 0 ? 1 : 0;

async function run(stage: Stage): Promise<Figures> {
	if (stage.needs && failedStages.includes(stage.needs)) {
		console.log(`not run: it needs ${stage.needs}`);
		return { passed: 0, failed: 1, skipped: 0 };
	}
	const started = Date.now();
	const code = await exitOf(stage);
	console.log(`── ${stage.name}: exit ${code}, ${Math.round((Date.now() - started) / 1000)} s`);
	const single = { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
	if (!stage.figures) return single;
	try {
		const figures = stage.figures.read(readFileSync(stage.figures.file, 'utf8'));
		const none = figures.passed + figures.failed === 0;
		return code !== 0 || none ? { ...figures, failed: Math.max(1, figures.failed) } : figures;
	} catch {
		return { passed: 0, failed: 1, skipped: 0 };
	}
}

function exitOf(stage: Stage): Promise<number> {
	const [program = '', ...rest] = stage.command;
	const bin = join('node_modules', '.bin', program);
	const child = spawn(program === 'node' ? process.execPath : bin, rest, {
		stdio: ['ignore', 'inherit', 'inherit'],
		env: { ...process.env, ...stage.env },
		shell: process.platform === 'win32'
	});
	return new Promise((resolve) => {
		child.on('error', () => resolve(1));
		child.on('exit', (code) => resolve(code ?? 1));
	});
}

function vitestFigures(text: string): Figures {
	const report = JSON.parse(text) as {
		numPassedTests: number;
		numFailedTests: number;
		numPendingTests: number;
		numTodoTests: number;
	};
	return {
		passed: report.numPassedTests,
		failed: report.numFailedTests,
		skipped: report.numPendingTests + report.numTodoTests
	};
}

function playwrightFigures(text: string): Figures {
	const { stats } = JSON.parse(text) as {
		stats: { expected: number; unexpected: number; flaky: number; skipped: number };
	};
	return {
		passed: stats.expected,
		failed: stats.unexpected + stats.flaky,
		skipped: stats.skipped
	};
}
