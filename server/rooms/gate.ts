import type { DocumentRef } from '#domain/document.ts';
import type { Limits } from '#domain/limits.ts';
import type { Member } from '#domain/member.ts';
import type { Access } from '#domain/permission.ts';
import type { Write } from '../storage/storage.ts';

/** What rooms ask of the rest of the server. Answers come from rows held in memory: no waiting. */
export interface Gate {
	/**
	 * What a member may do in a document right now; asked again for every update. A socket's first
	 * step 2 may bring work done offline while it was still allowed.
	 */
	access(
		member: Member,
		document: DocumentRef,
		occasion?: { readonly firstStep2: boolean }
	): Access;
	/** Whether notes that appear in a document now are late, though they may be written. */
	isLate?(document: DocumentRef): boolean;
	/** What is to be kept when somebody's note appears in a document, besides its authorship. */
	onNote?(member: Member, document: DocumentRef): readonly Write[];
	/** Whether an event names nobody, so that rosters stay empty. */
	hidesNames?(document: DocumentRef): boolean;
	readonly limits: Limits;
	/** The server's clock, ms since 1970. */
	now(): number;
}
