import { createEvent, enter, join, openDocument, until } from './people.ts';
import { startReader, startServer, type ServerProcess } from './processes.ts';
import type { Random } from './random.ts';
import { tokensIn } from './tokens.ts';
import { exampleAgenda } from './workshop.ts';
import { createWriter, type Writer } from './writer.ts';

export const adminToken = 'an-administrator-for-tests';

/** What was found after a kill. Tokens stand for edits. */
export type Aftermath = {
	readonly server: ServerProcess;
	readonly seen: number;
	readonly saved: number;
	/** Seen by a reader elsewhere, and not there once. */
	readonly lostThoughSeen: readonly string[];
	/** Called saved by the server, and not there once. */
	readonly lostThoughSaved: readonly string[];
	/** There more than once, or written by nobody. */
	readonly wrong: readonly string[];
	/**
	 * Those who were there come back: resolves when all they had written is there, with what is there
	 * more than once.
	 */
	reunite(): Promise<readonly string[]>;
	/** Everybody leaves. */
	end(): void;
	/** Opens the board once more and counts what is there. */
	count(url: string): Promise<number>;
	readonly written: number;
};

type Night = {
	readonly server: ServerProcess;
	readonly environment: Readonly<Record<string, string>>;
	readonly people: number;
	readonly chance: Random;
	/** Never a second kill before somebody has looked: coming back mends what a hasty server lost. */
	readonly once?: boolean;
};

/**
 * People write on a new board, the server is killed at a random moment and started again, and
 * somebody new looks, before those who were there come back and mend what was lost.
 */
export async function killOnce({
	server,
	environment,
	people,
	chance,
	once
}: Night): Promise<Aftermath> {
	const event = await createEvent(server.url, adminToken, exampleAgenda());
	const tsion = await enter(server.url, event, event.links.facilitator, 'Tsion Bekele');
	await tsion.command('openBreakout', { session: 'I' });
	const document = `board:${event.boards[0]?.id}`;
	const writers: Writer[] = [];
	for (let number = 0; number < people; number++) {
		const person = await join(server.url, event, `Person ${number}`);
		writers.push(createWriter(person, document, number, chance));
	}
	await Promise.all(writers.map(({ opened }) => opened.synced()));

	const enough = 20 + chance.int(300);
	let killed: Promise<void> | null = null;
	const reader = await startReader(server.url, tsion.cookie, document, () => {
		if (reader.seen.size >= enough) killed ??= server.kill();
	});
	while (!killed) {
		for (let hands = 1 + chance.int(4); hands > 0; hands--) chance.oneOf(writers).write();
		if (chance.chance(0.7)) await new Promise((resolve) => setTimeout(resolve, chance.int(12)));
	}
	// What is written while the server is down may wait on the device.
	for (const writer of writers) if (chance.chance(0.5)) writer.write();
	await killed;
	for (const { opened } of writers) opened.provider.disconnect();
	await reader.ended;
	const written = new Set(writers.flatMap((writer) => writer.written));

	let again = await startServer(environment, server.port);
	if (!once && chance.chance(0.3)) again = await killAgain(again, environment, writers, chance);
	const saved = writers.flatMap((writer) => [...writer.saved]);
	const fresh = openDocument(again.url, tsion.cookie, document);
	await fresh.synced();
	const kept = tokensIn(fresh.texts());
	const isLost = (token: string) => kept.get(token) !== 1;
	const wrongIn = (counts: Map<string, number>) =>
		[...counts]
			.filter(([token, times]) => times > 1 || !written.has(token))
			.map(([token]) => token);
	return {
		server: again,
		seen: reader.seen.size,
		saved: saved.length,
		lostThoughSeen: [...reader.seen].filter(isLost),
		lostThoughSaved: saved.filter(isLost),
		wrong: wrongIn(kept),
		written: written.size,
		async reunite() {
			for (const { opened } of writers) opened.provider.connect();
			await until(
				() => tokensIn(fresh.texts()).size === written.size,
				'everything that waited on the devices'
			);
			return wrongIn(tokensIn(fresh.texts()));
		},
		end() {
			for (const { opened } of writers) opened.leave();
			fresh.leave();
		},
		async count(url) {
			const later = openDocument(url, tsion.cookie, document);
			await later.synced();
			const { size } = tokensIn(later.texts());
			later.leave();
			return size;
		}
	};
}

/** The server is killed once more while everybody comes back with what had waited. */
async function killAgain(
	server: ServerProcess,
	environment: Readonly<Record<string, string>>,
	writers: readonly Writer[],
	chance: Random
): Promise<ServerProcess> {
	const waiting = () =>
		writers.reduce((sum, writer) => sum + writer.written.length - writer.saved.size, 0);
	const rest = chance.int(waiting() + 1);
	for (const { opened } of writers) opened.provider.connect();
	await until(() => waiting() <= rest, 'some of what waited is saved');
	await server.kill();
	for (const { opened } of writers) opened.provider.disconnect();
	return startServer(environment, server.port);
}
