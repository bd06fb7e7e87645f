import type * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import { newId } from '#domain/id.ts';
import { messageTypes, readSaved, syncTypes } from '#sync/messages.ts';
import type { OpenDocument, Person } from './people.ts';
import type { Random } from './random.ts';
import { tokenOf } from './tokens.ts';

/** Somebody who writes, and keeps account of what the server has said is safe. */
export type Writer = {
	/** Tokens written, whether or not they have left this device. */
	readonly written: readonly string[];
	/** Tokens the server has acknowledged. */
	readonly saved: ReadonlySet<string>;
	readonly opened: OpenDocument;
	/** One edit: a new note, or a word at either end of a note that is there. */
	write(): void;
};

/** @param number tells this writer's tokens from others' */
export function createWriter(
	person: Person,
	document: string,
	number: number,
	random: Random
): Writer {
	const opened = person.open(document, { plenum: '1' });
	const { doc, provider } = opened;
	const notes = doc.getMap<Y.Map<unknown>>('notes');
	const written: string[] = [];
	const saved = new Set<string>();
	/** Sync messages this socket has sent, and after which of them each unsaved token was out. */
	let sent = 0;
	let out: { readonly token: string; readonly count: number }[] = [];

	provider.on('status', ({ status }) => {
		if (status !== 'connecting') return;
		sent = 0;
		out = [];
	});
	for (const type of [messageTypes.hello, messageTypes.roster, messageTypes.refused])
		provider.messageHandlers[type] = () => {};
	provider.messageHandlers[messageTypes.saved] = (_encoder, decoder: decoding.Decoder) => {
		const count = readSaved(decoder);
		for (const one of out) if (one.count <= count) saved.add(one.token);
		out = out.filter((one) => one.count > count);
	};
	watchSending();
	provider.on('status', watchSending);

	return { written, saved, opened, write };

	function write(): void {
		const token = tokenOf(number, written.length);
		written.push(token);
		const texts = [...notes.values()].map((note) => note.get('text'));
		const text = texts.length > 0 && random.chance(0.7) ? random.oneOf(texts) : null;
		if (text instanceof Y.Text) text.insert(random.chance(0.5) ? 0 : text.length, token);
		else opened.write(newId(), token);
		// The provider hands an edit to its open socket at once.
		if (provider.wsconnected) out.push({ token, count: sent });
	}

	function carry(count: number): void {
		const carried = new Set(out.map((one) => one.token));
		for (const token of written)
			if (!saved.has(token) && !carried.has(token)) out.push({ token, count });
	}

	function watchSending(): void {
		const socket = provider.ws as (WebSocket & { watched?: true }) | null;
		if (!socket || socket.watched) return;
		socket.watched = true;
		const send = socket.send.bind(socket);
		socket.send = (data) => {
			const [type, subtype] = data as Uint8Array;
			if (type === messageTypes.sync && subtype !== syncTypes.step1) sent++;
			// A step 2 carries everything that was not acknowledged before.
			if (type === messageTypes.sync && subtype === syncTypes.step2) carry(sent);
			send(data);
		};
	}
}
