import { crc32 } from 'node:zlib';
import type { DocumentName } from '#domain/document.ts';

/**
 * The sum that tells whether a row still is what was written, in its own place: over document,
 * epoch, number and bytes. CRC-32, since the enemy is a bad disk, a cut cable, a half copied file:
 * whoever can rewrite the file could rewrite any sum without a key too, and this one costs next to
 * nothing when a board of many thousand rows is opened.
 */
export function checksumOf(
	document: DocumentName,
	epoch: number,
	number: number,
	bytes: Uint8Array
): number {
	return crc32(bytes, crc32(`${document} ${epoch} ${number} `));
}
