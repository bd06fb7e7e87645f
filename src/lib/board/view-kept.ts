import type { BoardView } from './board-work.svelte.ts';

const KEY = 'plenum.view';

/** How this person last looked at boards; at first a list on phones, the table elsewhere. */
export function viewKept(): BoardView {
	const kept = read();
	if (kept === 'board' || kept === 'list') return kept;
	return window.matchMedia('(min-width: 720px)').matches ? 'board' : 'list';
}

export function keepView(view: BoardView): void {
	try {
		localStorage.setItem(KEY, view);
	} catch {
		// A browser that keeps nothing shows its first choice again next time.
	}
}

function read(): string | null {
	try {
		return localStorage.getItem(KEY);
	} catch {
		return null;
	}
}
