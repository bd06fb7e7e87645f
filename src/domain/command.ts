import * as v from 'valibot';
import { isItemId } from './id.ts';
import type { May } from './permission.ts';
import { Refusal } from './refusal.ts';

/**
 * The table of commands: everything that carries authority. Name, who may, what it takes, and what
 * becomes of two at once. The dispatcher, the API's description and the permission matrix all read
 * this table; the deed of each command is in `server/commands`.
 */
const id = v.pipe(v.string('an id'), v.regex(/^[0-9a-hjkmnp-tv-z]{26}$/, 'an id'));
const sessionId = v.pipe(v.string('the id of a session'), v.minLength(1), v.maxLength(32));
const note = v.pipe(v.string('the id of a note'), v.check(isItemId, 'the id of a note'));
const moment = v.pipe(
	v.number('ms since 1970'),
	v.integer('ms since 1970'),
	v.minValue(0, 'ms since 1970')
);
const manyNotes = v.pipe(
	v.array(note, 'a list of note ids'),
	v.minLength(1, 'at least one note'),
	v.maxLength(500, 'at most 500 notes')
);
const words = v.pipe(v.string('text'), v.maxLength(100_000, 'text of at most 100000 characters'));

export const commands = {
	openBreakout: {
		may: 'facilitator',
		about: 'Opens all boards of a session for writing.',
		merge: 'Twice: open once.',
		schema: v.strictObject({ session: sessionId })
	},
	closeBreakout: {
		may: 'facilitator',
		about: 'Closes the boards of a session: from now only facilitators write on them.',
		merge: 'Twice: closed once.',
		schema: v.strictObject({ session: sessionId })
	},
	chooseBoard: {
		may: 'participant',
		about: 'Makes a board the one this person works on in its session.',
		merge: 'One board a session: the later choice stands.',
		schema: v.strictObject({ board: id })
	},
	claimRapporteur: {
		may: 'participant',
		about: 'Takes one of the two rapporteur places of a board.',
		merge:
			'Two people at once: both have a place. A third is refused. Twice by one person: one place.',
		schema: v.strictObject({ board: id })
	},
	releaseRapporteur: {
		may: 'participant',
		about: 'Gives the own rapporteur place of a board back.',
		merge: 'Twice: given back once.',
		schema: v.strictObject({ board: id })
	},
	handOverRapporteur: {
		may: 'rapporteur',
		about:
			'Gives the own place to another participant of the event; a facilitator gives the first place.',
		merge: 'Two hand-overs of one place at once: the first stands, the second is refused.',
		schema: v.strictObject({ board: id, to: id })
	},
	promote: {
		may: 'rapporteur',
		about: 'Makes one or several notes of a board one recommendation in plenary.',
		merge:
			'The same notes twice: one recommendation. Overlapping notes: the first stands, the second is refused.',
		schema: v.strictObject({
			board: id,
			notes: v.pipe(
				v.array(note, 'a list of note ids'),
				v.minLength(1, 'at least one note'),
				v.maxLength(50, 'at most 50 notes')
			),
			lead: v.optional(v.nullable(words)),
			text: v.optional(words)
		})
	},
	withdrawRecommendation: {
		may: 'rapporteur',
		about: 'Takes a recommendation back; its label stays as a gap, its text goes from every page.',
		merge: 'Twice: withdrawn once.',
		schema: v.strictObject({
			recommendation: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/, 'an id'))
		})
	},
	trashNotes: {
		may: 'participant',
		about:
			'Puts up to 500 notes of a board in the trash as they read now: own notes, or any for a facilitator.',
		merge: 'Twice: in the trash. An edit at the same time wins: that note is shown again.',
		schema: v.strictObject({ board: id, notes: manyNotes })
	},
	restoreNotes: {
		may: 'participant',
		about: 'Takes up to 500 notes back from the trash: own notes, or any for a facilitator.',
		merge: 'Two people at once: the notes are back.',
		schema: v.strictObject({ board: id, notes: manyNotes })
	},
	withdrawNote: {
		may: 'participant',
		about:
			'Takes a note’s words back, also of a promoted one: the author, or a facilitator. A trace without text stays; a recommendation of this note alone is withdrawn with it.',
		merge: 'Twice: withdrawn once. Letters typed into it at the same time go too.',
		schema: v.strictObject({ board: id, note })
	},
	restoreWithdrawnNote: {
		may: 'participant',
		about:
			'Brings a withdrawn note’s words back: its author, or a facilitator where one withdrew it.',
		merge: 'Twice: it is back once.',
		schema: v.strictObject({ board: id, note })
	},
	eraseNote: {
		may: 'organiser',
		about:
			'Makes a note’s words unreadable for good, in the log and the database file too. The answer is a receipt: rows rewritten, and backups that may still hold them.',
		merge: 'Twice: erased once; the second receipt counts what was left to do.',
		schema: v.strictObject({ board: id, note })
	},
	restoreBoard: {
		may: 'facilitator',
		about:
			'Makes a board as it stood at a moment (ms since 1970), by an edit like any other; later notes go to the trash, withdrawn ones stay gone.',
		merge:
			'Two people at once: one after the other, the later stands. What others type meanwhile stays.',
		schema: v.strictObject({ board: id, at: moment })
	},
	lockBoard: {
		may: 'facilitator',
		about: 'Freezes what was promoted from a board; notes can still be added.',
		merge: 'Two people at once: the later word stands.',
		schema: v.strictObject({ board: id, locked: v.boolean('true or false') })
	},
	startTimer: {
		may: 'facilitator',
		about:
			'Starts a timer on one board, on the open boards of a session, or on all open boards. Nothing closes when it ends.',
		merge: 'Two people at once: the later timer stands.',
		schema: v.strictObject({
			board: v.optional(id),
			session: v.optional(sessionId),
			seconds: v.pipe(
				v.number('whole seconds'),
				v.integer('whole seconds'),
				v.minValue(1, 'at least 1 second'),
				v.maxValue(86_400, 'at most a day')
			)
		})
	},
	stopTimer: {
		may: 'facilitator',
		about: 'Stops the timer of one board, of the boards of a session, or of all boards.',
		merge: 'Twice: stopped once.',
		schema: v.strictObject({ board: v.optional(id), session: v.optional(sessionId) })
	},
	rotateLink: {
		may: 'organiser',
		about:
			'Makes a new link for a role; the old one stops working and its holders are signed out of the role.',
		merge: 'Two people at once: the later link works.',
		schema: v.strictObject({ role: v.picklist(['organiser', 'facilitator', 'wall']) })
	}
} as const satisfies Record<
	string,
	{ may: May; about: string; merge: string; schema: v.GenericSchema }
>;

export type CommandName = keyof typeof commands;
export type CommandInput<Name extends CommandName> = v.InferOutput<
	(typeof commands)[Name]['schema']
>;

/** A command as it came in, parsed. `key` makes a repeat harmless: the first answer is given again. */
export type Command = {
	[Name in CommandName]: {
		readonly command: Name;
		readonly input: CommandInput<Name>;
		readonly key: string | null;
	};
}[CommandName];

const envelope = v.looseObject({
	command: v.pipe(v.string('the name of a command'), v.maxLength(64)),
	key: v.optional(
		v.pipe(v.string('a key'), v.regex(/^[\x21-\x7e]{1,128}$/, 'a key of 1 to 128 ASCII characters'))
	)
});

/**
 * Reads a command.
 * @throws Refusal `unknown-command`, or `bad-request` with the path of the bad value
 */
export function commandOf(body: unknown): Command {
	const outer = v.safeParse(envelope, body);
	if (!outer.success) throw badInput(outer.issues[0]);
	const { command, key, ...rest } = outer.output;
	if (!Object.hasOwn(commands, command)) throw new Refusal('unknown-command', { path: 'command' });
	const inner = v.safeParse(commands[command as CommandName].schema, rest);
	if (!inner.success) throw badInput(inner.issues[0]);
	return { command, input: inner.output, key: key ?? null } as Command;
}

function badInput(issue: v.BaseIssue<unknown>): Refusal {
	const path = issue.path?.map((step) => String(step.key)).join('.') ?? '';
	return new Refusal('bad-request', { path: path || '(the whole body)', expected: issue.message });
}
