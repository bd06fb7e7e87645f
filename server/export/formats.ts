import type { Report } from '#domain/report.ts';
import type { ReportFormat } from '#domain/report-format.ts';
import { csv } from './csv.ts';
import { html } from './html.ts';
import { json } from './json.ts';
import { markdown } from './markdown.ts';
import type { Typesetter } from './typesetter.ts';
import type { Words } from './words.ts';

/** What is slow to make and can serve many reports. */
export type Tools = { readonly typesetter: () => Promise<Typesetter> };

/** A kind of file the report can be had as. */
export type Format = {
	/** For the header `Content-Type`. */
	readonly type: string;
	readonly extension: string;
	/** Makes the file; the same report and words give the same content. */
	readonly make: (report: Report, words: Words, tools: Tools) => Promise<Uint8Array>;
};

const text = (make: (report: Report, words: Words) => string) => (report: Report, words: Words) =>
	Promise.resolve(new TextEncoder().encode(make(report, words)));

export const formats = {
	docx: {
		type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
		extension: 'docx',
		// The library is large and most nodes make a report seldom: it is loaded when first asked for.
		make: async (report, words) => (await import('./docx.ts')).docx(report, words)
	},
	pdf: {
		type: 'application/pdf',
		extension: 'pdf',
		make: async (report, words, { typesetter }) =>
			(await import('./pdf.ts')).pdf(report, words, await typesetter())
	},
	xlsx: {
		type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
		extension: 'xlsx',
		make: async (report, words) => (await import('./xlsx.ts')).xlsx(report, words)
	},
	csv: { type: 'text/csv; charset=utf-8; header=present', extension: 'csv', make: text(csv) },
	md: { type: 'text/markdown; charset=utf-8', extension: 'md', make: text(markdown) },
	html: { type: 'text/html; charset=utf-8', extension: 'html', make: text(html) },
	json: { type: 'application/json; charset=utf-8', extension: 'json', make: text(json) }
} as const satisfies Record<ReportFormat, Format>;
