import { untrack } from 'svelte';

/**
 * When writing in a note ends by a key, focus comes back to its card; when it went elsewhere by a
 * press, it stays there. Called while a component begins.
 */
export function focusBack(now: () => { card: HTMLElement | undefined; writing: boolean }): void {
	let wrote = false;
	$effect(() => {
		const { card, writing } = now();
		untrack(() => {
			const at = document.activeElement;
			if (wrote && !writing && (at === null || at === document.body))
				card?.focus({ preventScroll: true });
			wrote = writing;
		});
	});
}
