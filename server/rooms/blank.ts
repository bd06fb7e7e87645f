import * as Y from 'yjs';
import type { Deletions } from './known.ts';
import { include, type Ranges } from './ranges.ts';
import { encodeUpdate, type Structs } from './scan.ts';

/**
 * An update in which the content of some structs is replaced by deleted content of equal length, so
 * that everything else still fits. Null when there was nothing to replace.
 * @param isBlank whether the structs of a client from a clock up to another are to go
 */
export function blanked(
	update: Uint8Array,
	isBlank: (client: number, from: number, to: number) => boolean
): Uint8Array | null {
	const { structs, ds } = Y.decodeUpdate(update);
	const byClient: Structs = new Map();
	let found = false;
	for (const struct of structs) {
		const { client, clock } = struct.id;
		const holdsContent = struct instanceof Y.Item && !(struct.content instanceof Y.ContentDeleted);
		if (holdsContent && isBlank(client, clock, clock + struct.length)) {
			struct.content = new Y.ContentDeleted(struct.length);
			found = true;
		}
		const mine = byClient.get(client);
		if (mine) mine.structs.push({ struct, offset: 0 });
		else byClient.set(client, { from: clock, structs: [{ struct, offset: 0 }] });
	}
	if (!found) return null;
	const deletions = new Map<number, Ranges>();
	for (const [client, items] of ds.clients) {
		const ranges: Ranges = [];
		for (const { clock, len } of items) include(ranges, clock, clock + len);
		deletions.set(client, ranges);
	}
	return encodeUpdate(byClient, deletions satisfies Deletions);
}
