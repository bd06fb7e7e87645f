import pino from 'pino';

export const logLevels = ['silent', 'fatal', 'error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof logLevels)[number];

/**
 * What the operator reads: one JSON object a line, on standard error. What people write, their names
 * and their network addresses never go in.
 */
export type Log = Pick<pino.Logger, 'fatal' | 'error' | 'warn' | 'info' | 'debug'>;

export function createLog(level: LogLevel): Log {
	const { err } = pino.stdSerializers;
	const serializers = { err, error: err };
	return pino({ level, base: null, serializers }, pino.destination({ dest: 2, sync: true }));
}
