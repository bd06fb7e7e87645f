import type { Report } from '#domain/report.ts';
import type { Words } from './words.ts';

/**
 * What a report is saved as: event, extract, day and (for a draft) time on the event's clock, such
 * as `Towns that host report session I 2026-06-10 draft 1320.docx`. In the event's own script.
 */
export function fileName(report: Report, extension: string, words: Words): string {
	const made = new Intl.DateTimeFormat('sv-SE', {
		timeZone: report.event.timezone,
		dateStyle: 'short',
		timeStyle: 'short'
	});
	const [date = '', time = ''] = made.format(report.madeAt).split(' ');
	const draft = report.draft ? `${words.file.draft} ${time.replace(':', '')}` : '';
	const title = safe(report.event.title);
	const rest = [words.file.report, safe(extractOf(report, words)), date, draft];
	return `${[title, ...rest].filter((part) => part !== '').join(' ')}.${extension}`;
}

/**
 * The header that makes a browser save under a name: plain letters for old clients, the name as it
 * is for all others (RFC 6266).
 */
export function contentDisposition(name: string): string {
	const dot = name.lastIndexOf('.');
	const ascii = `${plain(name.slice(0, dot)) || 'report'}.${plain(name.slice(dot + 1))}`;
	const utf8 = encodeURIComponent(name.toWellFormed()).replace(
		/['()*]/g,
		(char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`
	);
	return `attachment; filename="${ascii}"; filename*=UTF-8''${utf8}`;
}

function extractOf(report: Report, words: Words): string {
	const session = report.sessions[0];
	const box = session?.boxes[0];
	if (report.extract.board !== null && session && box)
		return words.file.board(session.id, box.letter);
	return report.extract.session !== null && session ? words.file.session(session.id) : '';
}

function plain(text: string): string {
	return text
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.replace(/[^\x20-\x7e]|["\\%]/gu, ' ')
		.trim()
		.replace(/[\s-]+/g, '-')
		.replace(/^[-.]+/, '');
}

/** Without what any file system refuses, and short enough for all of them in any script. */
function safe(text: string): string {
	const clean = text
		.toWellFormed()
		.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069\\/:*?"<>|]+/gu, ' ')
		.replace(/\s+/g, ' ')
		.replace(/^[\s.]+/, '');
	return [...clean].slice(0, 50).join('').trim();
}
