import { refusals, type RefusalCode, type RefusalDetail } from '#domain/refusal.ts';
import type { Catalogue } from './catalogues.ts';

/** A refusal in words. A code that this page does not know yet is still said, with the code. */
export function refusalWords(
	messages: Catalogue,
	code: string,
	detail: RefusalDetail = {}
): string {
	return isRefusalCode(code) ? messages.refusals[code](detail) : messages.common.notDone(code);
}

function isRefusalCode(code: string): code is RefusalCode {
	return Object.hasOwn(refusals, code);
}
