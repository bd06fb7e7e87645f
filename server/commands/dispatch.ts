import { createHash } from 'node:crypto';
import { commandOf, commands, type Command } from '#domain/command.ts';
import { newId } from '#domain/id.ts';
import type { Member } from '#domain/member.ts';
import { mayCommand } from '#domain/permission.ts';
import { drawBoard, drawRecommendation } from '#domain/picture.ts';
import { isRefusal, Refusal } from '#domain/refusal.ts';
import type { Tables } from '../storage/tables.ts';
import type { Write } from '../storage/storage.ts';
import type { Deed, Does, Scene } from './deed.ts';
import { deeds } from './deeds.ts';
import { readRecommendation } from './open-event.ts';

/**
 * Carries out one command: key, permission, deed, and one transaction of rows, event document, answer
 * and log entry. The caller sees to it that commands of one event come one at a time.
 * @throws Refusal; it is in the log then, and nothing else has happened
 */
export async function dispatch(scene: Scene, body: unknown): Promise<Record<string, unknown>> {
	const command = commandOf(body);
	const earlier = await answered(scene, command);
	if (earlier) return earlier;
	try {
		const deed = await carryOut(scene, command);
		await commit(scene, command, deed);
		return deed.answer;
	} catch (error) {
		if (isRefusal(error) && error.code !== 'disk-full')
			await scene.storage.commit({ writes: [logEntry(scene, command, error.code)], log: [] });
		throw error;
	}
}

async function carryOut(scene: Scene, command: Command): Promise<Deed> {
	const { may } = commands[command.command];
	const board = 'board' in command.input ? command.input.board : undefined;
	const place = [...scene.event.boards.values()].find((one) => one.id === board) ?? null;
	// A command on a recommendation names its board only by its row; its deed asks again.
	const byBoard = may === 'rapporteur' && !('board' in command.input);
	if (!mayCommand(byBoard ? 'participant' : may, scene.member, place)) {
		if (board !== undefined && place === null) throw new Refusal('not-found', { path: 'board' });
		throw new Refusal('not-allowed');
	}
	return (deeds[command.command] as Does<never>)(scene, command.input as never);
}

async function commit(scene: Scene, command: Command, deed: Deed): Promise<void> {
	const { member, event, now } = scene;
	const { boards = [], recommendations = [], onBoard } = deed;
	const writes: Write[] = [logEntry(scene, command, 'done', deed.logged)];
	if (command.key !== null)
		writes.push({
			op: 'insert',
			table: 'answers',
			row: {
				event: event.id,
				seat: member.seat,
				key: command.key,
				command: command.command,
				input: fingerprint(command),
				answer: deed.remembered ?? deed.answer,
				at: now
			}
		});
	const { participant } = member;
	const first = [...(deed.writes ?? []), ...(onBoard ? [] : writes)];
	if (first.length > 0 || boards.length + recommendations.length > 0 || deed.forget)
		await scene.rooms.write(
			{ kind: 'event', event: event.id },
			{
				writes: first,
				participant,
				forget: deed.forget === true,
				edit(doc) {
					for (const board of boards) drawBoard(doc, board);
					for (const one of recommendations) drawRecommendation(doc, one);
				}
			}
		);
	if (onBoard)
		await scene.rooms.write(
			{ kind: 'board', board: onBoard.board },
			{
				writes: [...(onBoard.writes ?? []), ...writes],
				participant,
				edit: onBoard.edit,
				forget: onBoard.forget === true
			}
		);
	for (const board of boards) {
		if (board.open) event.closedAt.delete(board.id);
		else if (event.boards.get(board.id)?.open) event.closedAt.set(board.id, now);
		event.boards.set(board.id, board);
		scene.rooms.accessChanged({ kind: 'board', board: board.id });
	}
	if (deed.signOut)
		scene.rooms.dismiss((other: Member) => other.event === event.id && other.role === deed.signOut);
}

/** What a command under this key answered before; a recommendation is told as it stands today. */
async function answered(scene: Scene, command: Command): Promise<Record<string, unknown> | null> {
	if (command.key === null) return null;
	const [row] = await scene.storage.rows('answers', {
		event: scene.event.id,
		seat: scene.member.seat,
		key: command.key
	});
	if (!row) return null;
	if (row.command !== command.command || row.input !== fingerprint(command))
		throw new Refusal('key-reused', { path: 'key' });
	const answer = row.answer as Record<string, unknown>;
	const id = (answer['recommendation'] as { id?: string } | undefined)?.id;
	if (id === undefined) return answer;
	return { ...answer, recommendation: await readRecommendation(scene.storage, id) };
}

/** The log says who did what to what, never in which words: those can be withdrawn. */
function logEntry(
	{ member, event, now }: Scene,
	command: Command,
	outcome: string,
	logged: Record<string, unknown> = {}
): Write {
	const { lead: _, text: __, ...input } = command.input as Record<string, unknown>;
	event.lastDeedAt = Math.max(now, event.lastDeedAt + 1);
	const row: Tables['deeds'] = {
		id: newId(),
		event: event.id,
		at: event.lastDeedAt,
		seat: member.seat,
		participant: member.participant,
		role: member.role,
		command: command.command,
		input: { ...input, ...logged },
		outcome
	};
	return { op: 'insert', table: 'deeds', row };
}

function fingerprint(command: Command): string {
	return createHash('sha256').update(JSON.stringify(command.input)).digest('base64url');
}
