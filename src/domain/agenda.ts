import * as v from 'valibot';
import { attributions } from './attribution.ts';
import { Refusal } from './refusal.ts';
import { cleanText } from './text.ts';

/**
 * The agenda file, `"format": "plenum-agenda/1"`: what an event is made from. A value that cannot
 * be used is refused with its path (`sessions[1].boards[0].topic`); a key nobody knows is a warning.
 */
export const AGENDA_FORMAT = 'plenum-agenda/1';

export const slotKinds = [
	'registration',
	'remarks',
	'presentation',
	'panel',
	'breakout',
	'report-back',
	'plenary-discussion',
	'break',
	'closing'
] as const;
export type SlotKind = (typeof slotKinds)[number];

export const organisationTypes = ['nngo', 'ingo', 'un', 'government', 'other'] as const;
export type OrganisationType = (typeof organisationTypes)[number];

const line = (most: number, what: string) =>
	v.pipe(
		v.string(`${what}, as text`),
		v.transform((text) => cleanText(text).replace(/\s+/g, ' ').trim()),
		v.minLength(1, `${what}, not empty`),
		v.maxLength(most, `${what} of at most ${most} characters`)
	);
const prose = v.pipe(
	v.string('text'),
	v.transform((text) => cleanText(text).trim()),
	v.maxLength(20_000, 'text of at most 20000 characters')
);
const list = <S extends v.GenericSchema>(item: S, most: number) =>
	v.optional(v.pipe(v.array(item, 'a list'), v.maxLength(most, `a list of at most ${most}`)), []);

const date = v.pipe(
	v.string('a date as YYYY-MM-DD'),
	v.regex(/^\d{4}-\d{2}-\d{2}$/, 'a date as YYYY-MM-DD'),
	v.check((text) => {
		const day = new Date(`${text}T00:00:00Z`);
		return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
	}, 'a date that exists')
);
const time = v.pipe(
	v.string('a time as HH:MM'),
	v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time as HH:MM')
);
const timezone = v.pipe(
	v.string('a time zone such as Africa/Nairobi'),
	v.check((zone) => {
		try {
			new Intl.DateTimeFormat('en', { timeZone: zone });
			return true;
		} catch {
			return false;
		}
	}, 'a time zone such as Africa/Nairobi')
);
const key = v.pipe(
	v.string('a short id'),
	v.regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,31}$/, 'an id of letters, figures, dots and dashes')
);
const language = v.pipe(
	v.string('a language such as en'),
	v.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'a language such as en')
);

const person = v.object({
	name: line(200, 'a name'),
	organisation: v.optional(line(200, 'an organisation')),
	role: v.optional(line(200, 'a role'))
});
const question = v.object({ id: v.optional(key), text: line(1000, 'a question') });
const board = v.object({
	topic: v.optional(line(300, 'a topic')),
	room: v.optional(line(120, 'a room')),
	questions: v.pipe(
		v.array(question, 'a list of questions'),
		v.minLength(1, 'at least one question'),
		v.maxLength(20, 'at most 20 questions')
	)
});
const session = v.object({
	id: key,
	title: line(300, 'a title'),
	description: v.optional(prose),
	facilitators: list(person, 50),
	groupFacilitators: list(person, 100),
	questions: v.optional(
		v.pipe(v.array(question, 'a list of questions'), v.maxLength(52, 'at most 52 questions'))
	),
	boards: v.optional(
		v.pipe(v.array(board, 'a list of boards'), v.maxLength(52, 'at most 52 boards'))
	)
});
const slot = v.object({
	starts: time,
	ends: time,
	kind: v.picklist(slotKinds, `one of ${slotKinds.join(', ')}`),
	title: line(300, 'a title'),
	session: v.optional(key),
	room: v.optional(line(120, 'a room')),
	description: v.optional(prose),
	facilitators: list(person, 50),
	speakers: list(person, 50),
	presenters: list(person, 50)
});
const day = v.object({
	date,
	label: v.optional(line(120, 'a label')),
	slots: list(slot, 100)
});
const organisation = v.object({
	name: line(200, 'a name'),
	short: v.optional(line(40, 'a short name')),
	type: v.optional(
		v.picklist(organisationTypes, `one of ${organisationTypes.join(', ')}`),
		'other'
	),
	country: v.optional(line(80, 'a country'))
});

export const agendaSchema = v.object({
	format: v.literal(AGENDA_FORMAT, `"${AGENDA_FORMAT}"`),
	title: line(300, 'a title'),
	theme: v.optional(line(500, 'a theme')),
	place: v.optional(line(200, 'a place')),
	starts: date,
	ends: date,
	timezone: v.optional(timezone, 'UTC'),
	/** The most an export may ever name; may be tightened later, never loosened. */
	attribution: v.optional(v.picklist(attributions, `one of ${attributions.join(', ')}`), 'person'),
	languages: list(language, 20),
	organisers: list(
		v.object({
			name: line(200, 'a name'),
			short: v.optional(line(40, 'a short name')),
			type: v.optional(v.picklist(organisationTypes, `one of ${organisationTypes.join(', ')}`)),
			country: v.optional(line(80, 'a country'))
		}),
		20
	),
	organisations: list(organisation, 1000),
	objectives: list(line(2000, 'an objective'), 50),
	topics: list(line(500, 'a topic'), 50),
	principles: list(line(500, 'a principle'), 50),
	days: list(day, 60),
	sessions: list(session, 100)
});

export type Agenda = v.InferOutput<typeof agendaSchema>;
export type AgendaDay = Agenda['days'][number];
export type AgendaSlot = AgendaDay['slots'][number];
export type AgendaSession = Agenda['sessions'][number];
export type AgendaPerson = AgendaSlot['speakers'][number];
export type Organisation = Agenda['organisations'][number];

/**
 * Reads an agenda file.
 * @throws Refusal `bad-agenda` with the path of the first bad value and what would do there.
 */
export function agendaOf(input: unknown): { agenda: Agenda; warnings: string[] } {
	const result = v.safeParse(agendaSchema, input, { abortEarly: true });
	if (!result.success) {
		const issue = result.issues[0];
		throw badValue(
			pathOf(issue.path?.map((step) => step.key as string | number) ?? []),
			expectedOf(issue)
		);
	}
	const agenda = result.output;
	checkReferences(agenda);
	return { agenda, warnings: unknownKeys(input, agenda, '') };
}

/** The schema's own words, but for a key that is missing and a value that should hold keys. */
function expectedOf(issue: v.BaseIssue<unknown>): string {
	if (issue.type !== 'object') return issue.message;
	return issue.expected === 'Object' ? 'an object with keys' : 'there: it is missing';
}

function checkReferences(agenda: Agenda): void {
	if (agenda.ends < agenda.starts) throw badValue('ends', 'a date not before starts');
	const sessions = new Set<string>();
	const questions = new Set<string>();
	agenda.sessions.forEach((session, s) => {
		const at = `sessions[${s}]`;
		if (sessions.has(session.id)) throw badValue(`${at}.id`, 'an id no other session has');
		sessions.add(session.id);
		if (session.questions && session.boards)
			throw badValue(`${at}.boards`, 'either questions (a board each) or boards, not both');
		const lists = [
			...(session.questions ? [{ path: `${at}.questions`, list: session.questions }] : []),
			...(session.boards ?? []).map((board, b) => ({
				path: `${at}.boards[${b}].questions`,
				list: board.questions
			}))
		];
		for (const { path, list } of lists)
			list.forEach((question, q) => {
				if (question.id === undefined) return;
				if (questions.has(question.id))
					throw badValue(`${path}[${q}].id`, 'an id no other question has');
				questions.add(question.id);
			});
	});
	agenda.days.forEach((day, d) =>
		day.slots.forEach((slot, s) => {
			const at = `days[${d}].slots[${s}]`;
			if (slot.ends <= slot.starts) throw badValue(`${at}.ends`, 'a time after starts');
			if (slot.session !== undefined && !sessions.has(slot.session))
				throw badValue(`${at}.session`, 'the id of a session of this agenda');
		})
	);
}

function badValue(path: string, expected: string): Refusal {
	return new Refusal('bad-agenda', { path: path || '(the whole file)', expected });
}

function pathOf(steps: readonly (string | number)[]): string {
	return steps.reduce<string>(
		(path, step) =>
			typeof step === 'number' ? `${path}[${step}]` : path === '' ? step : `${path}.${step}`,
		''
	);
}

function unknownKeys(input: unknown, known: unknown, path: string): string[] {
	if (Array.isArray(input) && Array.isArray(known))
		return input.flatMap((item, i) => unknownKeys(item, known[i], `${path}[${i}]`));
	if (!isRecord(input) || !isRecord(known)) return [];
	return Object.keys(input).flatMap((key) => {
		const at = path === '' ? key : `${path}.${key}`;
		return Object.hasOwn(known, key) ? unknownKeys(input[key], known[key], at) : [at];
	});
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
