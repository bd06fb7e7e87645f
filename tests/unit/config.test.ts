import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { adminTokenOf, configOf } from '#server/config.ts';

describe('an operator who starts the server', () => {
	test('needs to configure nothing', () => {
		expect(configOf({ ORIGINS: '', PORT: ' ' })).toEqual({
			port: 3000,
			host: null,
			dataDir: './data',
			adminToken: null,
			origins: [],
			trustProxy: false,
			logLevel: 'info'
		});
	});

	test('may set everything', () => {
		const config = configOf({
			PORT: '8080',
			HOST: '127.0.0.1',
			DATA_DIR: '/var/lib/plenum',
			ADMIN_TOKEN: 'port-amani',
			ORIGINS: 'https://board.example/, http://board.example:8080',
			TRUST_PROXY: '1',
			LOG_LEVEL: 'warn'
		});
		expect(config).toEqual({
			port: 8080,
			host: '127.0.0.1',
			dataDir: '/var/lib/plenum',
			adminToken: 'port-amani',
			origins: ['https://board.example', 'http://board.example:8080'],
			trustProxy: true,
			logLevel: 'warn'
		});
	});

	test.each([
		['PORT', '70000'],
		['PORT', 'http'],
		['PORT', '-1'],
		['PORT', '3000.5'],
		['ADMIN_TOKEN', 'two words'],
		['ORIGINS', 'board.example'],
		['ORIGINS', 'https://board.example/path'],
		['ORIGINS', 'https://board.example, *'],
		['TRUST_PROXY', 'yes please'],
		['LOG_LEVEL', 'loud'],
		['DATABASE_URL', 'postgres://localhost/plenum'],
		['REDIS_URL', 'redis://localhost']
	])('is told what is wrong with %s=%s', (name, value) => {
		expect(() => configOf({ [name]: value })).toThrow(name);
	});

	test('gets a token that stays the same, and that nobody else on the machine can read', () => {
		const dataDir = join(folder(), 'data');
		const config = configOf({ DATA_DIR: dataDir });
		const token = adminTokenOf(config);
		expect(token).toMatch(/^[A-Za-z0-9_-]{32}$/);
		expect(adminTokenOf(config)).toBe(token);
		expect(readFileSync(join(dataDir, 'admin-token'), 'utf8').trim()).toBe(token);
		expect(statSync(join(dataDir, 'admin-token')).mode & 0o777).toBe(0o600);
	});

	test('is told of an empty token file, which would let nobody in', () => {
		const dataDir = folder();
		writeFileSync(join(dataDir, 'admin-token'), '\n');
		expect(() => adminTokenOf(configOf({ DATA_DIR: dataDir }))).toThrow('admin-token is empty');
	});
});

function folder(): string {
	const made = mkdtempSync(join(tmpdir(), 'plenum-config-'));
	onTestFinished(() => rmSync(made, { recursive: true, force: true }));
	return made;
}
