import { itemsOf, type Report, type ReportSource } from '#domain/report.ts';

/** The `format` of a JSON report. */
export const REPORT_FORMAT = 'plenum-report/1';

/**
 * The report for machines, the same in every language. `recommendations` are the objects that
 * `GET /api/v1/events/ID` gives, in agenda order, each with its `sources`; `sessions` says in which
 * box and section each stands, by id.
 */
export function json(report: Report): string {
	const { event, attribution, extract, draft } = report;
	const file = {
		format: REPORT_FORMAT,
		event,
		madeAt: iso(report.madeAt),
		draft,
		attribution,
		extract,
		sessions: report.sessions.map((session) => ({
			...session,
			boxes: session.boxes.map((box) => ({
				...box,
				sections: box.sections.map((section) => ({
					question: section.question,
					recommendations: section.recommendations.map((item) => item.id)
				}))
			}))
		})),
		recommendations: itemsOf(report).map((item) => ({
			...item,
			sources: item.sources.map(sourceOf)
		}))
	};
	return JSON.stringify(file, null, '\t') + '\n';
}

function sourceOf(source: ReportSource) {
	const { by, at, ...rest } = source;
	return { ...rest, at: iso(at), ...(by === null ? {} : { by }) };
}

function iso(at: number): string {
	return new Date(at).toISOString();
}
