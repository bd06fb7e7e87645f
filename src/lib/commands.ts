import type { CommandInput, CommandName } from '#domain/command.ts';
import { newId } from '#domain/id.ts';
import type { RefusalDetail } from '#domain/refusal.ts';

/** Why a command was not carried out: a refusal's code, or `no-connection`. */
export class CommandError extends Error {
	readonly code: string;
	readonly detail: RefusalDetail;

	constructor(code: string, message: string, detail: RefusalDetail = {}) {
		super(message);
		this.name = 'CommandError';
		this.code = code;
		this.detail = detail;
	}
}

const PAUSES = [300, 900, 2_700];

/**
 * Asks the server for an act that carries authority, and gives its answer. When the network fails it
 * asks again with the same key, so that the act happens once.
 * @throws CommandError with the refusal's code, or `no-connection` after four tries
 */
export async function giveCommand<Name extends CommandName>(
	event: string,
	command: Name,
	input: CommandInput<Name>,
	ask: typeof fetch = fetch
): Promise<unknown> {
	const body = JSON.stringify({ ...input, command, key: newId() });
	for (const pause of [...PAUSES, null]) {
		const answer = await tryOnce(event, body, ask);
		if (answer) return answerOf(answer);
		if (pause !== null) await new Promise((resolve) => setTimeout(resolve, pause));
	}
	throw new CommandError('no-connection', 'The server cannot be reached.');
}

/** Null when nothing came back, or only that the server is starting. */
async function tryOnce(event: string, body: string, ask: typeof fetch): Promise<Response | null> {
	try {
		const answer = await ask(`/api/v1/events/${event}/commands`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body
		});
		return answer.status === 502 || answer.status === 503 || answer.status === 504 ? null : answer;
	} catch {
		return null;
	}
}

async function answerOf(answer: Response): Promise<unknown> {
	const value = (await answer.json().catch(() => null)) as {
		error?: { code?: string; message?: string } & RefusalDetail;
	} | null;
	if (answer.ok) return value;
	const { code = 'bad-request', message = '', ...detail } = value?.error ?? {};
	throw new CommandError(code, message, detail);
}
