/**
 * The catalogue of refusals: everything the server may expectedly say no to. Each code has an HTTP
 * status, the close code a socket ends with, and (in the message catalogues) words in every language.
 */
export const refusals = {
	'bad-request': { status: 400, close: 4422 },
	'bad-agenda': { status: 400, close: 4422 },
	'bad-name': { status: 400, close: 4422 },
	'bad-text': { status: 400, close: 4422 },
	'not-signed-in': { status: 401, close: 4401 },
	'wrong-token': { status: 401, close: 4401 },
	'wrong-secret': { status: 401, close: 4401 },
	'not-allowed': { status: 403, close: 4403 },
	'not-found': { status: 404, close: 4404 },
	'wrong-code': { status: 404, close: 4404 },
	'unknown-command': { status: 404, close: 4404 },
	'rapporteur-places-taken': { status: 409, close: 4422 },
	'already-promoted': { status: 409, close: 4422 },
	'already-withdrawn': { status: 409, close: 4422 },
	'breakout-closed': { status: 409, close: 4422 },
	'board-locked': { status: 409, close: 4422 },
	'note-gone': { status: 409, close: 4422 },
	'note-empty': { status: 409, close: 4422 },
	'key-reused': { status: 409, close: 4422 },
	'read-only': { status: 409, close: 4403 },
	'too-large': { status: 413, close: 1009 },
	'note-too-long': { status: 422, close: 4422 },
	'board-full': { status: 422, close: 4422 },
	'not-a-board': { status: 422, close: 4422 },
	brake: { status: 409, close: 4422 },
	gap: { status: 422, close: 4422 },
	'foreign-client': { status: 422, close: 4422 },
	'old-epoch': { status: 409, close: 4409 },
	'too-many-tries': { status: 429, close: 1013 },
	'disk-full': { status: 507, close: 4503 },
	starting: { status: 503, close: 1013 }
} as const satisfies Record<string, { status: number; close: number }>;

export type RefusalCode = keyof typeof refusals;

/** What a refusal can tell beside its code; shown inside the words of the catalogue. */
export type RefusalDetail = {
	/** Where the bad value stands, e.g. `sessions[1].boards[0].topic`. */
	readonly path?: string;
	/** What would have been accepted there, in technical English (agenda files, API). */
	readonly expected?: string;
	/** The label of a recommendation that stands in the way. */
	readonly label?: string;
	/** Names of people who were first. */
	readonly names?: readonly string[];
	/** A limit that was passed, in its own unit (characters, notes, bytes). */
	readonly limit?: number;
};

/** An expected no. Thrown by whoever decides, answered at the door; nothing is half done. */
export class Refusal extends Error {
	readonly code: RefusalCode;
	readonly detail: RefusalDetail;

	constructor(code: RefusalCode, detail: RefusalDetail = {}) {
		super(detail.path ? `${code} at ${detail.path}: ${detail.expected ?? ''}` : code);
		this.name = 'Refusal';
		this.code = code;
		this.detail = detail;
	}

	get status(): number {
		return refusals[this.code].status;
	}
}

/**
 * Whether a thrown value is a refusal. By name, not by class: this file is loaded twice (natively by
 * the server, bundled in the pages), so `instanceof` would miss the other copy's refusals.
 */
export function isRefusal(value: unknown): value is Refusal {
	return value instanceof Error && value.name === 'Refusal' && 'code' in value;
}
