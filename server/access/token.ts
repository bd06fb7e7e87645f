import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 random bits, URL-safe: a seat's cookie or the secret of a role link. */
export function newToken(): string {
	return randomBytes(32).toString('base64url');
}

/** What is kept of a token: enough to recognise it, not to use it. */
export function hashOf(token: string): string {
	return createHash('sha256').update(token).digest('base64url');
}

/** Compares secrets without telling by time how much of them was right. */
export function sameSecret(a: string, b: string): boolean {
	return timingSafeEqual(
		createHash('sha256').update(a).digest(),
		createHash('sha256').update(b).digest()
	);
}
