import type { IncomingMessage } from 'node:http';

/** Where a request says it comes from and goes to; a proxy's word counts only when it is trusted. */
export type Arrival = {
	readonly scheme: 'http' | 'https';
	readonly host: string;
	/** The client's network address, for slowing down guesses. Never stored, never logged. */
	readonly address: string;
};

export function arrivalOf(request: IncomingMessage, trustProxy: boolean): Arrival {
	const told = (name: string) => (trustProxy ? forwarded(request, name) : null);
	const encrypted = 'encrypted' in request.socket && request.socket.encrypted === true;
	const scheme = told('x-forwarded-proto') ?? (encrypted ? 'https' : 'http');
	return {
		scheme: scheme === 'https' ? 'https' : 'http',
		host: told('x-forwarded-host') ?? request.headers.host ?? '',
		address: told('x-forwarded-for') ?? request.socket.remoteAddress ?? ''
	};
}

/**
 * Whether a page of this origin may open a socket here. Browsers always say their page's origin, so
 * a page of another site is told apart; programs say none, and have no cookie but their own.
 */
export function isOwnOrigin(
	request: IncomingMessage,
	arrival: Arrival,
	others: readonly string[]
): boolean {
	const { origin } = request.headers;
	if (origin === undefined || others.includes(origin)) return true;
	const own = `${arrival.scheme}://${arrival.host}`;
	return (
		URL.canParse(own) && URL.canParse(origin) && new URL(own).origin === new URL(origin).origin
	);
}

/** The seat's token from its cookie; null when the browser has not come in. */
export function seatTokenOf(request: IncomingMessage, { scheme }: Arrival): string | null {
	const name = scheme === 'https' ? '__Host-plenum' : 'plenum';
	for (const pair of (request.headers.cookie ?? '').split(';')) {
		const [key, ...value] = pair.split('=');
		if (key?.trim() === name) return value.join('=').trim();
	}
	return null;
}

/** The last of a list is what the one trusted proxy added; those before it, anybody could have written. */
function forwarded(request: IncomingMessage, name: string): string | null {
	const value = request.headers[name];
	const last = (Array.isArray(value) ? value.join(',') : value)?.split(',').at(-1)?.trim();
	return last || null;
}
