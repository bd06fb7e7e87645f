import { CommandError } from '#lib/commands.ts';
import type { Catalogue } from '#lib/i18n/catalogues.ts';
import { refusalWords } from '#lib/i18n/refusal-words.ts';

/** Why an act was not carried out, in the reader's words. What is no refusal is a bug and thrown on. */
export function whyNot(messages: Catalogue, error: unknown): string {
	if (!(error instanceof CommandError)) throw error;
	return error.code === 'no-connection'
		? messages.common.noConnection
		: refusalWords(messages, error.code, error.detail);
}
