import type { ReportBox, ReportSession } from '#domain/report.ts';
import type { Words } from './words.ts';

/** What stands over a box: its group and topic; a topic that only repeats the session is left out. */
export function boxTitle(box: ReportBox, session: ReportSession, words: Words): string {
	const topic = box.topic === session.title ? '' : box.topic;
	return [box.plenary ? '' : words.group(box.letter), topic]
		.filter((part) => part !== '')
		.join(' · ');
}
