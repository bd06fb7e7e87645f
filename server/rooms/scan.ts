import * as Y from 'yjs';
import * as encoding from 'lib0/encoding';
import { Refusal } from '#domain/refusal.ts';
import { Malformed } from '#sync/client-message.ts';
import { clockOf, newDeletions, type Deletions, type Known } from './known.ts';
import type { Ranges } from './ranges.ts';

/** What an update means to a room that knows a history; nothing has been applied. */
export type Scan =
	| { readonly kind: 'known' }
	/** It builds on something the room does not have. */
	| { readonly kind: 'gap' }
	| News;

/** Only what the room does not have yet counts. */
export type News = {
	readonly kind: 'news';
	/** The news alone, written anew: nothing hides behind or between what was read. */
	readonly update: Uint8Array;
	/** The clients whose structs are new, and how far these now go. */
	readonly clocks: ReadonlyMap<number, number>;
	readonly deletions: Deletions;
	/** Why no document of this kind may hold it. */
	readonly refusal: Refusal | null;
};

/** What may stand in a kind of document. */
export type Allowed = { readonly roots: ReadonlySet<string> };

/** Clocks an update may spend on content that is already deleted. */
export const DELETED_CLOCKS = 100_000;

const NOTHING = new Uint8Array(0);

type Struct = Y.Item | Y.GC | Y.Skip;
/** Structs by client, from a clock on; of each the part from its offset on. */
export type Structs = Map<number, { from: number; structs: { struct: Struct; offset: number }[] }>;

/**
 * Reads an update's structs and deletions against what the room knows.
 * @throws Malformed when it is not an update
 */
export function scan(update: Uint8Array, known: Known, allowed: Allowed): Scan {
	const { structs, ds } = decode(update);
	const fresh: Structs = new Map();
	const clocks = new Map<number, number>();
	const reached = (client: number) => clocks.get(client) ?? clockOf(known, client);
	let deletedClocks = 0;
	let isForeign = false;

	for (const struct of structs) {
		if (struct instanceof Y.Skip) continue;
		const { client, clock } = struct.id;
		const have = reached(client);
		const end = clock + struct.length;
		if (end <= have) continue;
		if (clock > have) return { kind: 'gap' };
		if (!Number.isSafeInteger(end)) throw new Malformed('a clock beyond counting');
		const offset = have - clock;
		if (isDeletedContent(struct)) deletedClocks += struct.length - offset;
		else isForeign ||= !fits(struct as Y.Item, allowed);
		const mine = fresh.get(client);
		if (mine) mine.structs.push({ struct, offset });
		else fresh.set(client, { from: have, structs: [{ struct, offset }] });
		clocks.set(client, end);
	}
	for (const { structs } of fresh.values())
		for (const { struct } of structs) if (!isGrounded(struct, reached)) return { kind: 'gap' };

	const deletions = new Map<number, Ranges>();
	for (const [client, items] of ds.clients) {
		const ranges: Ranges = [];
		for (const { clock, len } of items) {
			if (len === 0) continue;
			if (clock + len > reached(client)) return { kind: 'gap' };
			ranges.push(...newDeletions(known, client, clock, clock + len));
		}
		if (ranges.length > 0) deletions.set(client, ranges);
	}
	if (fresh.size === 0 && deletions.size === 0) return { kind: 'known' };
	const refusal = isForeign
		? new Refusal('not-a-board')
		: deletedClocks > DELETED_CLOCKS
			? new Refusal('too-large', { limit: DELETED_CLOCKS })
			: null;
	const news = refusal ? NOTHING : encodeUpdate(fresh, deletions);
	return { kind: 'news', update: news, clocks, deletions, refusal };
}

function decode(update: Uint8Array): ReturnType<typeof Y.decodeUpdate> {
	try {
		return Y.decodeUpdate(update);
	} catch {
		throw new Malformed('not a Yjs update');
	}
}

function isDeletedContent(struct: Y.Item | Y.GC | Y.Skip): boolean {
	return struct instanceof Y.GC || (struct as Y.Item).content instanceof Y.ContentDeleted;
}

function fits({ content, parent }: Y.Item, allowed: Allowed): boolean {
	if (typeof parent === 'string' && !allowed.roots.has(parent)) return false;
	if (content instanceof Y.ContentString || content instanceof Y.ContentAny) return true;
	if (!(content instanceof Y.ContentType)) return false;
	const kind = content.type.constructor;
	return kind === Y.Map || kind === Y.Text || kind === Y.Array;
}

/** Whether everything a struct hangs on is there. */
function isGrounded(struct: Struct, reached: (client: number) => number): boolean {
	if (!(struct instanceof Y.Item)) return true;
	const { origin, rightOrigin } = struct;
	const parent = struct.parent as unknown;
	return (
		(origin === null || origin.clock < reached(origin.client)) &&
		(rightOrigin === null || rightOrigin.clock < reached(rightOrigin.client)) &&
		(!(parent instanceof Y.ID) || parent.clock < reached(parent.client))
	);
}

/** A Yjs update of structs and deletions. */
export function encodeUpdate(structs: Structs, deletions: Deletions): Uint8Array {
	const encoder = new Y.UpdateEncoderV1();
	const { restEncoder } = encoder;
	encoding.writeVarUint(restEncoder, structs.size);
	for (const [client, { from, structs: mine }] of structs) {
		encoding.writeVarUint(restEncoder, mine.length);
		encoding.writeVarUint(restEncoder, client);
		encoding.writeVarUint(restEncoder, from);
		for (const { struct, offset } of mine) struct.write(encoder, offset);
	}
	encoding.writeVarUint(restEncoder, deletions.size);
	for (const [client, ranges] of deletions) {
		encoding.writeVarUint(restEncoder, client);
		encoding.writeVarUint(restEncoder, ranges.length / 2);
		for (let i = 0; i < ranges.length; i += 2) {
			encoding.writeVarUint(restEncoder, ranges[i]!);
			encoding.writeVarUint(restEncoder, ranges[i + 1]! - ranges[i]!);
		}
	}
	return encoder.toUint8Array();
}
