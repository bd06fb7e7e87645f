import { newId } from '#domain/id.ts';
import type { TableName, Tables } from '#server/storage/tables.ts';

/** One whole row of each table, of the fictional event, every kind of value among them. */
export function sampleRows(): { [Name in TableName]: Tables[Name] } {
	const event = newId();
	const board = newId();
	const amina = newId();
	const seat = newId();
	const recommendation = newId();
	const at = 1_780_900_000_000;
	return {
		events: {
			id: event,
			joinCode: newId().slice(0, 8),
			agenda: {
				format: 'plenum-agenda/1',
				title: 'Towns that host · المدن المضيفة · አስተናጋጅ ከተሞች'
			} as unknown as Tables['events']['agenda'],
			attribution: 'organisation',
			createdAt: at
		},
		links: { event, role: 'facilitator', hash: newId(), createdAt: at },
		seats: { id: seat, tokenHash: newId(), createdAt: at },
		places: { seat, event, participant: amina, role: 'participant', link: null, joined: true },
		participants: {
			id: amina,
			event,
			name: 'Amina Yusuf',
			organisation: null,
			joinedAt: at,
			seat: null
		},
		boards: {
			id: board,
			event,
			session: 's1',
			letter: 'A',
			ordinal: 0,
			plenary: false,
			topic: 'Water',
			room: null,
			questions: [{ id: 'q1', text: "Who keeps the town's wells?" }],
			open: true,
			locked: false,
			timer: { endsAt: at + 900_000, seconds: 900 },
			closedAt: null
		},
		rapporteurs: { board, place: 1, participant: amina, since: at },
		choices: { event, session: 's1', participant: amina, board, at },
		recommendations: {
			id: recommendation,
			event,
			board,
			session: 's1',
			label: 'I-A-1',
			serial: 1,
			question: 'q1',
			kind: 'proposal',
			lead: 'Wells first',
			text: 'Repair the wells before new ones are dug.',
			notes: [newId()],
			status: 'live',
			version: 1,
			at,
			promotedBy: amina,
			withdrawnBy: null,
			withdrawnAt: null
		},
		sources: {
			recommendation,
			ordinal: 0,
			note: newId(),
			board,
			question: null,
			kind: 'proposal',
			lead: null,
			text: 'repair wells',
			at
		},
		notes: {
			board,
			note: newId(),
			participant: amina,
			at,
			late: true,
			withdrawnAt: at + 60_000,
			withdrawnBy: amina,
			erasedAt: null
		},
		backups: { file: '/backups/port-amani.db', at },
		clients: { document: `board:${board}`, client: 4_294_967_295, participant: amina },
		answers: {
			event,
			seat,
			key: newId(),
			command: 'promote',
			input: '{}',
			answer: { recommendation: { id: recommendation, label: 'I-A-1' } },
			at
		},
		deeds: {
			id: newId(),
			event,
			at,
			seat,
			participant: amina,
			role: 'participant',
			command: 'claimRapporteur',
			input: { board },
			outcome: 'done'
		}
	};
}
