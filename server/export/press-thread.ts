import { parentPort } from 'node:worker_threads';
import { formats } from './formats.ts';
import type { PressAnswer, PressJob } from './press.ts';
import { createTypesetter, type Typesetter } from './typesetter.ts';
import { wordsIn } from './words.ts';

/*
 * The thread of a press: makes the report it is sent and sends back the file. The typesetter is made
 * with the first PDF and kept as long as the thread.
 */

let typesetter: Promise<Typesetter> | null = null;
const tools = { typesetter: () => (typesetter ??= createTypesetter()) };

parentPort?.on('message', (job: PressJob) => {
	void answer(job).then((said) => {
		parentPort?.postMessage(said, 'bytes' in said ? [said.bytes.buffer] : []);
	});
});

async function answer({ report, format, language }: PressJob): Promise<PressAnswer> {
	try {
		// A copy: what a library gives may be a view of a buffer it still uses.
		return { bytes: new Uint8Array(await formats[format].make(report, wordsIn(language), tools)) };
	} catch (error) {
		return { failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
	}
}
