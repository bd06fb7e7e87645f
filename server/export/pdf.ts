import { readFile } from 'node:fs/promises';
import type { Report } from '#domain/report.ts';
import { pdfData } from './pdf-data.ts';
import type { Typesetter } from './typesetter.ts';
import type { Words } from './words.ts';

/**
 * The report as PDF, A4, laid out as the Word file is: outline, tags, fonts within, no names in its
 * properties. The same report and words give the same bytes.
 */
export async function pdf(
	report: Report,
	words: Words,
	typesetter: Typesetter
): Promise<Uint8Array> {
	return typesetter.pdf(await template(), pdfData(report, words));
}

/** The labels of the recommendations in the order the pages have them. */
export async function labelsOfPages(
	report: Report,
	words: Words,
	typesetter: Typesetter
): Promise<unknown> {
	return typesetter.query(await template(), pdfData(report, words), 'recommendation');
}

function template(): Promise<string> {
	return readFile(new URL('./report.typ', import.meta.url), 'utf8');
}
