import { toJsonSchema } from '@valibot/to-json-schema';
import type { GenericSchema } from 'valibot';
import { agendaSchema } from '#domain/agenda.ts';
import { attributions } from '#domain/attribution.ts';
import { commands } from '#domain/command.ts';
import { refusals } from '#domain/refusal.ts';
import { reportFormats } from '#domain/report-format.ts';

/**
 * The description of the HTTP API, printed from the tables the server itself works by: the commands,
 * the agenda file and the refusals. Nothing here can drift from what is carried out.
 */
export function openapi(): object {
	return {
		openapi: '3.1.0',
		info: {
			title: 'Plenum',
			version: '1',
			description:
				'Events, joining, commands and reports. Notes are co-written over `/sync/DOCUMENT` (y-websocket protocol), not here.'
		},
		servers: [{ url: '/api/v1' }],
		paths: {
			'/events': { post: createEvent },
			'/join': { post: join },
			'/enter': { post: enter },
			'/events/{event}': { get: event },
			'/events/{event}/commands': { post: command() },
			'/events/{event}/boards/{board}/history': { get: history },
			'/events/{event}/report.{format}': { get: report }
		},
		components: {
			securitySchemes: {
				seat: { type: 'apiKey', in: 'cookie', name: 'plenum' },
				administrator: { type: 'http', scheme: 'bearer' }
			},
			schemas: { Agenda: schemaOf(agendaSchema), Refusal: refusalSchema },
			responses: {
				Refusal: {
					description: 'An expected no; nothing was done.',
					content: { 'application/json': { schema: { $ref: '#/components/schemas/Refusal' } } }
				}
			}
		}
	};
}

const refusal = { $ref: '#/components/responses/Refusal' };
const eventParameter = { name: 'event', in: 'path', required: true, schema: { type: 'string' } };

const createEvent = {
	summary: 'Makes an event of an agenda file.',
	security: [{ administrator: [] }],
	requestBody: bodyOf({ $ref: '#/components/schemas/Agenda' }),
	responses: {
		201: done('The event, its join code, its links (told only here) and boards.'),
		default: refusal
	}
};

const join = {
	summary: 'Comes in by the join code; sets the seat’s cookie.',
	requestBody: bodyOf({
		type: 'object',
		required: ['code', 'name'],
		additionalProperties: false,
		properties: {
			code: { type: 'string' },
			name: { type: 'string', description: 'An alias will do.' },
			organisation: { type: ['string', 'null'] }
		}
	}),
	responses: { 200: done('The event and the participant.'), default: refusal }
};

const enter = {
	summary: 'Comes in by the secret of a role link; sets the seat’s cookie.',
	requestBody: bodyOf({
		type: 'object',
		required: ['secret'],
		additionalProperties: false,
		properties: { secret: { type: 'string' }, name: { type: ['string', 'null'] } }
	}),
	responses: { 200: done('The event, the participant and the role.'), default: refusal }
};

const event = {
	summary: 'The event as its members may see it.',
	security: [{ seat: [] }],
	parameters: [eventParameter, { name: 'as', in: 'query', schema: { enum: ['wall'] } }],
	responses: {
		200: done('The event, its sessions, boards and recommendations, and who asks.'),
		default: refusal
	}
};

const history = {
	summary:
		'The minutes in which a board changed; with `at`, its notes as they stood then. For facilitators.',
	security: [{ seat: [] }],
	parameters: [
		eventParameter,
		{ name: 'board', in: 'path', required: true, schema: { type: 'string' } },
		{
			name: 'at',
			in: 'query',
			description: 'A moment, ms since 1970.',
			schema: { type: 'integer', minimum: 0 }
		}
	],
	responses: {
		200: done(
			'`minutes`: moment and number of notes; or `notes`, each with whether it came `late`.'
		),
		default: refusal
	}
};

const report = {
	summary: 'The report of this minute, marked draft.',
	security: [{ seat: [] }],
	parameters: [
		eventParameter,
		{ name: 'format', in: 'path', required: true, schema: { enum: reportFormats } },
		{ name: 'attribution', in: 'query', schema: { enum: attributions, default: 'none' } },
		{ name: 'session', in: 'query', description: 'Only this session.', schema: { type: 'string' } },
		{ name: 'board', in: 'query', description: 'Only this board.', schema: { type: 'string' } }
	],
	responses: { 200: { description: 'The file.' }, default: refusal }
};

const refusalSchema = {
	type: 'object',
	required: ['error'],
	properties: {
		error: {
			type: 'object',
			required: ['code', 'message'],
			properties: {
				code: { enum: Object.keys(refusals) },
				message: { type: 'string', description: 'In the reader’s language.' },
				path: { type: 'string' },
				expected: { type: 'string' },
				label: { type: 'string' },
				names: { type: 'array', items: { type: 'string' } },
				limit: { type: 'number' }
			}
		}
	}
};

function command() {
	return {
		summary:
			'Gives a command. A repeat under the same key is harmless: the first answer comes again.',
		security: [{ seat: [] }],
		parameters: [eventParameter],
		requestBody: bodyOf({
			oneOf: Object.entries(commands).map(([name, { about, merge, may, schema }]) => {
				const input = schemaOf(schema) as { properties?: object; required?: string[] };
				return {
					title: name,
					description: `${about} ${merge} Who may: ${may}, and those above.`,
					type: 'object',
					additionalProperties: false,
					required: ['command', ...(input.required ?? [])],
					properties: {
						command: { const: name },
						key: { type: 'string', maxLength: 128 },
						...input.properties
					}
				};
			})
		}),
		responses: { 200: done('What the command answers.'), default: refusal }
	};
}

function bodyOf(schema: object) {
	return { required: true, content: { 'application/json': { schema } } };
}

function done(description: string) {
	return { description, content: { 'application/json': { schema: { type: 'object' } } } };
}

/** Checks that JSON Schema cannot say are left to the server's own words. */
function schemaOf(schema: GenericSchema): object {
	return toJsonSchema(schema, { errorMode: 'ignore', typeMode: 'input' });
}
