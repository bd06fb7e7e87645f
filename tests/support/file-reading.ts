import type { ReportFormat } from '#domain/report-format.ts';
import { partsOfDocx } from './docx-reading.ts';
import { textOfPdf } from './tools-here.ts';

/**
 * Everything a file of a format says, in body, properties and notes, for looking something up in
 * it: white space is single. Null when no tool of this machine reads it.
 */
export function textOfFile(format: ReportFormat, file: Uint8Array): string | null {
	const text =
		format === 'pdf'
			? textOfPdf(file)
			: format === 'docx' || format === 'xlsx'
				? Object.values(partsOfDocx(file)).join()
				: new TextDecoder().decode(file);
	return text?.replace(/\s+/g, ' ') ?? null;
}
