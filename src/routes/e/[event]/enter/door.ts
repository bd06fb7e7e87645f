import type { Role } from '#domain/member.ts';

/** What the server says to a secret. */
export type Answer =
	| { state: 'in'; event: string; role: Role }
	| { state: 'refused'; message: string }
	| { state: 'unreached' };

/** Where a role begins its work. */
export function placeOf(event: string, role: Role): string {
	const page = { organiser: '/setup', facilitator: '/desk', wall: '/wall', participant: '' }[role];
	return `/e/${event}${page}`;
}

/** Trades a link's secret for the cookie; with a name, says who comes. */
export async function enter(secret: string, name: string | null): Promise<Answer> {
	try {
		const answer = await fetch('/api/v1/enter', {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(name === null ? { secret } : { secret, name })
		});
		const body = (await answer.json()) as {
			event?: string;
			role?: Role;
			error?: { message?: string };
		};
		return answer.ok && body.event && body.role
			? { state: 'in', event: body.event, role: body.role }
			: { state: 'refused', message: body.error?.message ?? '' };
	} catch {
		return { state: 'unreached' };
	}
}

/** Whether this browser is already a person of the event, who needs no name asked. */
export async function isSomebody(event: string): Promise<boolean> {
	try {
		const answer = await fetch(`/api/v1/events/${event}`);
		if (!answer.ok) return false;
		const { me } = (await answer.json()) as { me?: { participant?: string | null } };
		return Boolean(me?.participant);
	} catch {
		return false;
	}
}
