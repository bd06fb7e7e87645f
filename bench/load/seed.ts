import type { ServerProcess } from '../contender.ts';
import type { Stage } from '../stage.ts';
import { openClient, type Place } from './client.ts';
import { updateMessage } from './frames.ts';

/** Puts a board's content on a server, and sees it come out again: then it is kept, if at all. */
export async function seed(
	{ contender, until }: Stage,
	server: ServerProcess,
	place: Place,
	update: Uint8Array,
	marks: number
): Promise<void> {
	// A relay keeps nothing: it has been given its answer at the start.
	if (contender === 'relay') return;
	let seen = 0;
	const reader = openClient(contender, server.port, place, { noticed: () => seen++ });
	const writer = openClient(contender, server.port, place);
	await Promise.all([reader.synced, writer.synced]);
	writer.send(updateMessage(update));
	await until(() => seen >= marks, `the content of ${place.document}`);
	writer.leave();
	reader.leave();
}
