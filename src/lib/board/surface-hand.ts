import type { Position } from '#domain/position.ts';
import type { Viewport } from './viewport.svelte.ts';

export type HandEvents = {
	/** Whether this note may be moved now. */
	readonly mayMove: (id: string) => boolean;
	/** Where a note is, to hold it at the point where it was taken. */
	readonly placeOf: (id: string) => Position | null;
	readonly lifted: (id: string, pos: Position) => void;
	readonly setDown: (id: string, pos: Position | null) => void;
	/** 1, or -1 where reading runs from right to left. */
	readonly reading: () => 1 | -1;
};

type Finger = { x: number; y: number };
type Grip = {
	readonly id: string;
	readonly from: Position;
	readonly start: Finger;
	lifted: boolean;
};

/** A press becomes a drag after so many px, so that a tap with a shaking hand stays a tap. */
const SLACK = { mouse: 4, pen: 6, touch: 8 };

/**
 * The hand on the surface: one finger or the mouse moves a note or the table, two fingers pinch, also
 * over a note; the wheel pans, with Ctrl it zooms. Gives the way to take the hand off.
 */
export function handOn(surface: HTMLElement, view: Viewport, on: HandEvents): () => void {
	const fingers = new Map<number, Finger>();
	let grip: Grip | null = null;
	let moved = false;

	const point = (finger: Finger): Position => {
		const box = surface.getBoundingClientRect();
		const x = on.reading() === 1 ? finger.x - box.left : box.right - finger.x;
		return [x, finger.y - box.top];
	};

	function down(event: PointerEvent): void {
		if (fingers.size === 0) moved = false;
		const target = event.target as Element;
		if (event.button !== 0 || target.closest('button, a, input, textarea, select')) return;
		const note = target.closest<HTMLElement>('[data-note]')?.dataset['note'];
		fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
		if (fingers.size > 1) return drop(null);
		const from = note !== undefined && on.mayMove(note) ? on.placeOf(note) : null;
		if (note !== undefined && from)
			grip = { id: note, from, start: { x: event.clientX, y: event.clientY }, lifted: false };
	}

	function move(event: PointerEvent): void {
		const before = fingers.get(event.pointerId);
		if (!before) return;
		const now = { x: event.clientX, y: event.clientY };
		const others = [...fingers].filter(([id]) => id !== event.pointerId);
		const other = others[0]?.[1];
		if (other) {
			fingers.set(event.pointerId, now);
			moved = true;
			return pinch(before, now, other);
		}
		const slack = SLACK[event.pointerType as keyof typeof SLACK] ?? 4;
		if (!moved) {
			if (Math.hypot(now.x - before.x, now.y - before.y) < slack) return;
			moved = true;
			surface.setPointerCapture(event.pointerId);
		}
		fingers.set(event.pointerId, now);
		if (grip) hold(grip, now);
		else view.pan((now.x - before.x) * on.reading(), now.y - before.y);
	}

	function pinch(before: Finger, now: Finger, other: Finger): void {
		const apart = (a: Finger) => Math.max(1, Math.hypot(a.x - other.x, a.y - other.y));
		const centre = { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 };
		view.pan(((now.x - before.x) / 2) * on.reading(), (now.y - before.y) / 2);
		view.zoomTo((view.zoom * apart(now)) / apart(before), point(centre));
	}

	function hold(held: Grip, now: Finger): void {
		held.lifted = true;
		on.lifted(held.id, heldAt(held, now));
	}

	function heldAt(held: Grip, now: Finger): Position {
		return [
			held.from[0] + ((now.x - held.start.x) * on.reading()) / view.zoom,
			held.from[1] + (now.y - held.start.y) / view.zoom
		];
	}

	function drop(at: Finger | null): void {
		if (grip?.lifted) on.setDown(grip.id, at ? heldAt(grip, at) : null);
		grip = null;
	}

	function up(event: PointerEvent): void {
		if (!fingers.delete(event.pointerId)) return;
		drop(event.type === 'pointercancel' ? null : { x: event.clientX, y: event.clientY });
	}

	/** What ends a drag is not a press on what lies under it. */
	function clicked(event: MouseEvent): void {
		if (!moved) return;
		moved = false;
		event.stopPropagation();
		event.preventDefault();
	}

	function wheel(event: WheelEvent): void {
		event.preventDefault();
		const unit = event.deltaMode === 1 ? 20 : 1;
		if (event.ctrlKey || event.metaKey)
			view.zoomTo(
				view.zoom * Math.exp(-event.deltaY * unit * 0.01),
				point({ x: event.clientX, y: event.clientY })
			);
		else if (event.shiftKey) view.pan(-event.deltaY * unit, 0);
		else view.pan(-event.deltaX * unit * on.reading(), -event.deltaY * unit);
	}

	function escaped(event: KeyboardEvent): void {
		if (event.key === 'Escape' && grip?.lifted) drop(null);
	}

	surface.addEventListener('pointerdown', down);
	surface.addEventListener('pointermove', move);
	surface.addEventListener('pointerup', up);
	surface.addEventListener('pointercancel', up);
	surface.addEventListener('click', clicked, true);
	surface.addEventListener('wheel', wheel, { passive: false });
	window.addEventListener('keydown', escaped);
	return () => {
		surface.removeEventListener('pointerdown', down);
		surface.removeEventListener('pointermove', move);
		surface.removeEventListener('pointerup', up);
		surface.removeEventListener('pointercancel', up);
		surface.removeEventListener('click', clicked, true);
		surface.removeEventListener('wheel', wheel);
		window.removeEventListener('keydown', escaped);
	};
}
