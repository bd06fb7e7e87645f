import { agendaOf, type Agenda } from '#domain/agenda.ts';
import { isRefusal, type RefusalCode, type RefusalDetail } from '#domain/refusal.ts';

/** What a dry run of an agenda text says; the server reads it with the same function. */
export type AgendaCheck =
	| { state: 'empty' }
	| { state: 'fine'; agenda: Agenda; warnings: readonly string[]; boards: number }
	| { state: 'not-json'; why: string }
	| { state: 'refused'; code: RefusalCode; detail: RefusalDetail };

export function checkOf(text: string): AgendaCheck {
	if (text.trim() === '') return { state: 'empty' };
	let input: unknown;
	try {
		input = JSON.parse(text.replace(/^\ufeff/, ''));
	} catch (reason) {
		return { state: 'not-json', why: reason instanceof Error ? reason.message : '' };
	}
	try {
		const { agenda, warnings } = agendaOf(input);
		return { state: 'fine', agenda, warnings, boards: boardCount(agenda) };
	} catch (reason) {
		if (!isRefusal(reason)) throw reason;
		return { state: 'refused', code: reason.code, detail: reason.detail };
	}
}

/** One board a question, or as listed; a session without either has its plenary board. */
function boardCount(agenda: Agenda): number {
	return agenda.sessions.reduce(
		(sum, session) => sum + Math.max(1, session.boards?.length ?? session.questions?.length ?? 0),
		0
	);
}
