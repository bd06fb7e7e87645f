import type { ReportFormat } from '#domain/report-format.ts';
import { partsOfDocx } from './docx-reading.ts';

/** Everything a file of a format says, in body, properties and notes, for looking something up in it. */
export async function textOfFile(format: ReportFormat, file: Uint8Array): Promise<string> {
	if (format === 'docx' || format === 'xlsx') return Object.values(partsOfDocx(file)).join();
	return new TextDecoder().decode(file);
}
