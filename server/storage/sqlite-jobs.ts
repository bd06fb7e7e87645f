import type { DocumentName } from '#domain/document.ts';
import type { Batch, RewrittenLog, Write } from './storage.ts';
import type { TableName } from './tables.ts';

/** What the server's thread asks of the writer's; several travel in one message. */
export type Job =
	| { readonly id: number; readonly kind: 'commit'; readonly batch: Batch }
	| {
			readonly id: number;
			readonly kind: 'snapshot';
			readonly document: DocumentName;
			readonly upto: number;
			readonly state: Uint8Array;
			/** Whether every other kept state goes. */
			readonly alone: boolean;
	  }
	| {
			readonly id: number;
			readonly kind: 'rewrite';
			readonly logs: readonly RewrittenLog[];
			readonly writes: readonly Write[];
	  }
	/** Leaves nothing in the files that no row holds. */
	| { readonly id: number; readonly kind: 'scrub' };

export type Outcome =
	| { readonly id: number; readonly numbers: number[] }
	| { readonly id: number; readonly failure: Failure };

/** Why a job was not carried out, in a shape that crosses threads. */
export type Failure =
	| { readonly kind: 'conflict'; readonly table: TableName }
	| { readonly kind: 'disk-full'; readonly message: string }
	| { readonly kind: 'bug'; readonly message: string };

export type WriterSetup = { readonly file: string; readonly maxPages: number | null };

/** To the writer: jobs in order, or the wish to end after those already sent. */
export type ToWriter = readonly Job[] | 'close';

/** From the writer: once whether it could start, then outcomes in the order of their jobs. */
export type FromWriter = 'ready' | { readonly unable: string } | readonly Outcome[];
