import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { logLevels, type LogLevel } from './log.ts';

/** How this server was asked to run. Everything has a default: no configuration is needed. */
export type Config = {
	/** 0 takes any free port. */
	readonly port: number;
	/** The address to listen on; null for all of them. */
	readonly host: string | null;
	readonly dataDir: string;
	/** From the environment; null when it is kept in the data folder, see `adminTokenOf`. */
	readonly adminToken: string | null;
	/** Further origins whose pages may open sockets, such as `https://board.example`. */
	readonly origins: readonly string[];
	/** Whether a proxy in front tells scheme, host and address of the client in X-Forwarded headers. */
	readonly trustProxy: boolean;
	readonly logLevel: LogLevel;
};

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the environment. An empty variable is one that is not set.
 * @throws Error whose message names the variable, for the operator
 */
export function configOf(environment: Environment): Config {
	const value = (name: string) => environment[name]?.trim() || null;
	for (const name of ['DATABASE_URL', 'REDIS_URL']) {
		if (value(name) !== null) {
			throw new Error(
				`${name} is set, but this version of Plenum runs on one node only and keeps its data in DATA_DIR. Start it without ${name}.`
			);
		}
	}
	return {
		port: portOf(value('PORT') ?? '3000'),
		host: value('HOST'),
		dataDir: value('DATA_DIR') ?? './data',
		adminToken: tokenOf(value('ADMIN_TOKEN')),
		origins: originsOf(value('ORIGINS')),
		trustProxy: flagOf('TRUST_PROXY', value('TRUST_PROXY')),
		logLevel: levelOf(value('LOG_LEVEL') ?? 'info')
	};
}

/**
 * The administrator's token: the environment's, else the one kept in the data folder, which only the
 * server's own user may read. Made up and kept there at the first start.
 */
export function adminTokenOf({ adminToken, dataDir }: Config): string {
	if (adminToken !== null) return adminToken;
	const file = join(dataDir, 'admin-token');
	mkdirSync(dataDir, { recursive: true });
	try {
		writeFileSync(file, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
	} catch (error) {
		if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
	}
	const kept = readFileSync(file, 'utf8').trim();
	if (kept === '')
		throw new Error(`${file} is empty. Delete it to get a new token, or set ADMIN_TOKEN.`);
	return kept;
}

function portOf(value: string): number {
	const port = /^\d{1,5}$/.test(value) ? Number(value) : NaN;
	if (port >= 0 && port <= 65_535) return port;
	throw new Error(`PORT must be a whole number from 0 to 65535, and is "${value}".`);
}

function tokenOf(value: string | null): string | null {
	if (value === null || /^[\x21-\x7e]{1,256}$/.test(value)) return value;
	throw new Error('ADMIN_TOKEN must be 1 to 256 plain letters, digits and signs without spaces.');
}

function originsOf(value: string | null): string[] {
	return (value?.split(/[\s,]+/) ?? []).filter(Boolean).map((written) => {
		const url = URL.canParse(written) ? new URL(written) : null;
		const web = url?.protocol === 'http:' || url?.protocol === 'https:';
		if (url && web && `${url.origin}/` === url.href) return url.origin;
		throw new Error(
			`ORIGINS must list origins such as https://board.example, with commas between, and has "${written}".`
		);
	});
}

function flagOf(name: string, value: string | null): boolean {
	if (value === null || value === '0' || value === 'false') return false;
	if (value === '1' || value === 'true') return true;
	throw new Error(`${name} must be 1 or 0, and is "${value}".`);
}

function levelOf(value: string): LogLevel {
	const level = logLevels.find((one) => one === value);
	if (level) return level;
	throw new Error(`LOG_LEVEL must be one of ${logLevels.join(', ')}, and is "${value}".`);
}
