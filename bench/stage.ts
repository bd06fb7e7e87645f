import { startServer, type Contender, type ServerProcess, type ServerSetup } from './contender.ts';

/** Numbers a scenario goes by, as `--set NAME=VALUE` may change them. */
export type Settings = Readonly<Record<string, number>>;
/** What one run of a scenario on one server has shown. */
export type Measures = Readonly<Record<string, number>>;

/** One run of a scenario on one server. */
export type Stage = {
	readonly contender: Contender;
	readonly dataDir: string;
	/** A setting of the scenario. */
	set(name: string): number;
	/** Starts the server, anew after it has been stopped or killed. */
	start(setup?: Partial<Omit<ServerSetup, 'dataDir'>>): Promise<ServerProcess>;
	/** Waits until something holds, and says what did not when it never does. */
	until(holds: () => boolean, what: string, patience?: number): Promise<void>;
};

/** What is shown of a measure. A ratio is this server's value to the baseline's in the same turn. */
export type Column = {
	readonly key: string;
	readonly title: string;
	readonly digits?: number;
	readonly ratio?: boolean;
};

export type Goal = {
	readonly about: string;
	/** Met when this is true of the value. */
	readonly most: number;
	readonly measure: string;
	/** Compared with this server's value; without it, the plain value. */
	readonly to?: Contender;
};

export type Scenario = {
	readonly about: string;
	readonly settings: Settings;
	/** What differs with `--quick`. */
	readonly quick: Settings;
	readonly contenders: readonly Contender[];
	readonly baseline: Contender;
	/** Repetitions at most; long scenarios need fewer. */
	readonly repetitions?: number;
	readonly columns: readonly Column[];
	readonly goals: readonly Goal[];
	run(stage: Stage): Promise<Measures>;
};

/** Milliseconds a stage waits for anything before it gives up. */
const PATIENCE = 30_000;

/** @param profiles where CPU profiles go; null for none */
export function createStage(
	contender: Contender,
	settings: Settings,
	dataDir: string,
	profiles: string | null
): Stage & { close(): Promise<void> } {
	const started: ServerProcess[] = [];
	return {
		contender,
		dataDir,
		set(name) {
			const value = settings[name];
			if (value === undefined) throw new Error(`no setting ${name}`);
			return value;
		},
		async start(setup = {}) {
			const server = await startServer(contender, { dataDir, keeps: false, ...setup }, profiles);
			started.push(server);
			return server;
		},
		async until(holds, what, patience = PATIENCE) {
			const deadline = performance.now() + patience;
			while (!holds()) {
				if (performance.now() > deadline) throw new Error(`${contender}: never came: ${what}`);
				await pause(5);
			}
		},
		async close() {
			for (const server of started) await (profiles === null ? server.kill() : server.stop());
		}
	};
}

export function pause(ms: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, ms));
}
