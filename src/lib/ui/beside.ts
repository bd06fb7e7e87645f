/** How far a popover stays from its anchor and from the window's edge, px. */
const GAP = 8;
/** What is at most this tall is a button; a note is taller, px. */
const BUTTON = 60;

/**
 * Places an open dialog at its anchor: below a button; beside a note, at the reading end when there
 * is room, else at the start; never outside the window. On phones (under 720 px) the dialog is a sheet and keeps its place.
 */
export function besideAnchor(dialog: HTMLElement, anchor: HTMLElement | null): void {
	for (const side of ['top', 'left', 'margin']) dialog.style.removeProperty(side);
	if (!window.matchMedia('(min-width: 720px)').matches) return;
	const { width, height } = dialog.getBoundingClientRect();
	if (!anchor) {
		dialog.style.left = `${(window.innerWidth - width) / 2}px`;
		dialog.style.top = `${(window.innerHeight - height) / 2}px`;
		return;
	}
	const at = anchor.getBoundingClientRect();
	const rtl = getComputedStyle(dialog).direction === 'rtl';
	const under = at.height <= BUTTON && at.bottom + GAP + height <= window.innerHeight;
	if (under) {
		// At a button: below it, flush with the edge that has the room.
		const start = rtl ? at.right - width : at.left;
		const end = rtl ? at.left : at.right - width;
		const fits = start >= GAP && start + width <= window.innerWidth - GAP;
		dialog.style.left = `${clamp(fits ? start : end, GAP, window.innerWidth - width - GAP)}px`;
		dialog.style.top = `${at.bottom + GAP / 2}px`;
		return;
	}
	const right = at.right + GAP;
	const left = at.left - GAP - width;
	const fits = (x: number) => x >= GAP && x + width <= window.innerWidth - GAP;
	const sides = rtl ? [left, right] : [right, left];
	const beside = sides.find(fits);
	const x = beside ?? (rtl ? at.right - width : at.left);
	const y = beside === undefined ? at.bottom + GAP : at.top;
	dialog.style.left = `${clamp(x, GAP, window.innerWidth - width - GAP)}px`;
	dialog.style.top = `${clamp(y, GAP, window.innerHeight - height - GAP)}px`;
}

function clamp(value: number, least: number, most: number): number {
	return Math.max(least, Math.min(value, most));
}
