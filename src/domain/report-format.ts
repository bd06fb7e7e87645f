/**
 * The kinds of file a report can be had as, the likeliest first. The page offers them, the API
 * describes them and the server makes them by this one list; each is also the file's extension.
 */
export const reportFormats = ['docx', 'pdf', 'xlsx', 'csv', 'md', 'html', 'json'] as const;
export type ReportFormat = (typeof reportFormats)[number];

export function isReportFormat(name: string): name is ReportFormat {
	return reportFormats.some((one) => one === name);
}
