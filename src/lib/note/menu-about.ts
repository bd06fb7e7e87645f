import type { NoteId } from '#domain/id.ts';

/** Which note a menu is about, and where it opens. */
export type MenuAbout = { readonly id: NoteId; readonly anchor: HTMLElement };
