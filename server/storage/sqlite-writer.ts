import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { openWriting } from './connection.ts';
import { migrate } from './migrate.ts';
import type { FromWriter, Job, ToWriter, WriterSetup } from './sqlite-jobs.ts';
import { transactions } from './transactions.ts';

/*
 * The writer's thread: the only one that changes the database. Whatever waits when a transaction has
 * ended goes into the next one together, so that the busier the rooms, the more edits share one disk flush.
 */

const port = parentPort;
if (!port) throw new Error('sqlite-writer.ts is the entry of a worker thread');
const setup = workerData as WriterSetup;

try {
	const connection = openWriting(setup.file, setup.maxPages);
	migrate(connection.database);
	const carryOut = transactions(connection);
	say('ready');
	port.on('message', (first: ToWriter) => {
		const jobs: Job[] = [];
		let closing = false;
		for (let message: ToWriter | null = first; message; message = nextMessage()) {
			if (message === 'close') closing = true;
			else jobs.push(...message);
		}
		if (jobs.length > 0) say(carryOut(jobs));
		if (!closing) return;
		connection.database.exec('PRAGMA optimize');
		connection.database.close();
		port.close();
	});
} catch (error) {
	say({ unable: error instanceof Error ? error.message : String(error) });
	port.close();
}

function say(message: FromWriter): void {
	port?.postMessage(message);
}

function nextMessage(): ToWriter | null {
	const waiting = port ? receiveMessageOnPort(port) : undefined;
	return (waiting?.message as ToWriter | undefined) ?? null;
}
