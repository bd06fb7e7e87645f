import type { Agenda } from '#domain/agenda.ts';
import type { Attribution } from '#domain/attribution.ts';
import type { Question, Timer } from '#domain/board.ts';
import type { Kind } from '#domain/kind.ts';
import type { Role } from '#domain/member.ts';

/**
 * The rows that decide. One type a table; `keys` says which columns identify a row, `json` which
 * columns hold JSON, `unique` which further groups of columns no two rows share. Moments are ms since
 * 1970. Both the SQLite and every later adapter are written against this file; the contract tests go
 * through it.
 */
export type Tables = {
	events: {
		id: string;
		joinCode: string;
		agenda: Agenda;
		attribution: Attribution;
		createdAt: number;
	};
	/** Secrets of role links, hashed; a rotated link is a row with another hash. */
	links: { event: string; role: Exclude<Role, 'participant'>; hash: string; createdAt: number };
	/** A browser. The cookie's token is stored hashed. */
	seats: { id: string; tokenHash: string; createdAt: number };
	/** A seat's place in an event: at most one person and one role grant. */
	places: {
		seat: string;
		event: string;
		participant: string | null;
		role: Role;
		/** Hash of the link that granted the role; null for a role that came with the join code. */
		link: string | null;
		/** Whether the seat came in by the join code: then it stays a participant when a link is rotated. */
		joined: boolean;
	};
	participants: {
		id: string;
		event: string;
		name: string;
		organisation: string | null;
		joinedAt: number;
		/** The seat the person came in at; null for people older than the column. */
		seat: string | null;
	};
	boards: {
		id: string;
		event: string;
		session: string;
		letter: string;
		ordinal: number;
		plenary: boolean;
		topic: string;
		room: string | null;
		questions: Question[];
		open: boolean;
		locked: boolean;
		timer: Timer | null;
		closedAt: number | null;
	};
	/** Two places a board; a place is taken by inserting its row. */
	rapporteurs: { board: string; place: number; participant: string; since: number };
	choices: { event: string; session: string; participant: string; board: string; at: number };
	recommendations: {
		id: string;
		event: string;
		board: string;
		session: string;
		label: string;
		serial: number;
		question: string | null;
		kind: Kind;
		lead: string | null;
		text: string;
		notes: string[];
		status: 'live' | 'withdrawn';
		version: number;
		at: number;
		promotedBy: string | null;
		withdrawnBy: string | null;
		withdrawnAt: number | null;
	};
	/** The source notes of a recommendation as they stood when it was promoted. */
	sources: {
		recommendation: string;
		ordinal: number;
		note: string;
		board: string;
		question: string | null;
		kind: Kind;
		lead: string | null;
		text: string;
		at: number;
	};
	/** Authorship: who first wrote a note, committed with the update in which the note appeared. */
	notes: {
		board: string;
		note: string;
		participant: string | null;
		at: number;
		/** Whether it appeared while the board was closed or locked. */
		late: boolean;
		/** When its words were taken back, and by whom; null while they stand. */
		withdrawnAt: number | null;
		withdrawnBy: string | null;
		/** When its words were made unreadable everywhere; no way leads back. */
		erasedAt: number | null;
	};
	/** Copies made of the whole database, by `backup FILE`. */
	backups: { file: string; at: number };
	/** A Yjs client id belongs to the participant it first appeared with, in one document. */
	clients: { document: string; client: number; participant: string };
	/** Commands already carried out under a key, so that a repeat gets the same answer. */
	answers: {
		event: string;
		seat: string;
		key: string;
		command: string;
		input: string;
		answer: unknown;
		at: number;
	};
	/** What was done with authority, and what was refused, in order. */
	deeds: {
		id: string;
		event: string;
		at: number;
		seat: string;
		participant: string | null;
		role: Role;
		command: string;
		input: unknown;
		outcome: string;
	};
};

export type TableName = keyof Tables;

type Shape = {
	readonly [Name in TableName]: {
		readonly keys: readonly (keyof Tables[Name] & string)[];
		readonly json: readonly (keyof Tables[Name] & string)[];
		readonly bool: readonly (keyof Tables[Name] & string)[];
		readonly unique?: readonly (readonly (keyof Tables[Name] & string)[])[];
	};
};

export const tables: Shape = {
	events: { keys: ['id'], json: ['agenda'], bool: [], unique: [['joinCode']] },
	links: { keys: ['event', 'role'], json: [], bool: [], unique: [['hash']] },
	seats: { keys: ['id'], json: [], bool: [], unique: [['tokenHash']] },
	places: { keys: ['seat', 'event'], json: [], bool: ['joined'] },
	participants: { keys: ['id'], json: [], bool: [] },
	boards: { keys: ['id'], json: ['questions', 'timer'], bool: ['plenary', 'open', 'locked'] },
	rapporteurs: { keys: ['board', 'place'], json: [], bool: [], unique: [['board', 'participant']] },
	choices: { keys: ['event', 'session', 'participant'], json: [], bool: [] },
	recommendations: {
		keys: ['id'],
		json: ['notes'],
		bool: [],
		unique: [
			['board', 'serial'],
			['event', 'label']
		]
	},
	sources: { keys: ['recommendation', 'ordinal'], json: [], bool: [] },
	notes: { keys: ['board', 'note'], json: [], bool: ['late'] },
	backups: { keys: ['file'], json: [], bool: [] },
	clients: { keys: ['document', 'client'], json: [], bool: [] },
	answers: { keys: ['event', 'seat', 'key'], json: ['answer'], bool: [] },
	deeds: { keys: ['id'], json: ['input'], bool: [] }
};
