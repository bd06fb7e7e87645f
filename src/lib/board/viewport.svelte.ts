import type { Position } from '#domain/position.ts';
import type { Area, Place } from './layout.ts';
import { NOTE_WIDTH } from './note-size.ts';

const LEAST = 0.1;
const MOST = 2;
/** Below this the text of notes is smaller than it should be read, 13.5 of 14 px. */
const READABLE = 13.5 / 14;
/** Around what is fitted, px on the screen. */
const MARGIN = 24;
/** The visible area is known in steps of this, so that a pan redraws the list of notes rarely, px. */
const STEP = 256;

/** Which part of the surface is seen, and how large. All x run from the reading start. */
export class Viewport {
	/** The point of the surface at the view's start corner, px at 100 %. */
	x = $state(0);
	y = $state(0);
	zoom = $state(1);
	/** The view's own size on the screen, px. */
	width = $state(0);
	height = $state(0);
	#fitted = false;
	/** What is seen, in coarse steps and with a margin: equal while little moves. */
	readonly #seen = $derived.by(() => {
		const down = (value: number) => Math.floor(value / STEP) * STEP;
		return [
			down(this.x) - STEP,
			down(this.y) - STEP,
			down(this.x + this.width / this.zoom) + 2 * STEP,
			down(this.y + this.height / this.zoom) + 2 * STEP
		].join();
	});
	/** So far away that text could not be read: only sheets are drawn. */
	readonly far = $derived(this.zoom < 0.35);

	/** The notes near what is seen. */
	visible(places: readonly Place[]): Place[] {
		const [left = 0, top = 0, right = 0, bottom = 0] = this.#seen.split(',').map(Number);
		return places.filter(
			(place) =>
				place.x < right &&
				place.x + NOTE_WIDTH > left &&
				place.y < bottom &&
				// The real height is the browser's and may be more than was reckoned.
				place.y + place.height * 1.5 > top
		);
	}

	get centre(): Position {
		return [this.x + this.width / this.zoom / 2, this.y + this.height / this.zoom / 2];
	}

	/** A point of the view, px from its start corner, as a point of the surface. */
	at([x, y]: Position): Position {
		return [this.x + x / this.zoom, this.y + y / this.zoom];
	}

	/** Moves the surface with the hand, px on the screen. */
	pan(dx: number, dy: number): void {
		this.x -= dx / this.zoom;
		this.y -= dy / this.zoom;
	}

	/** Zooms so that the given point of the view stays where it is; without one, the middle does. */
	zoomTo(zoom: number, around: Position = [this.width / 2, this.height / 2]): void {
		const [x, y] = this.at(around);
		this.zoom = Math.min(MOST, Math.max(LEAST, zoom));
		this.x = x - around[0] / this.zoom;
		this.y = y - around[1] / this.zoom;
	}

	/** The first look: all of an area when it can be read so, else its beginning at full size. */
	fitOnce(area: Area | null): void {
		if (this.#fitted) return;
		this.#fitted = true;
		this.fit(area);
		if (this.zoom >= READABLE || !area) return;
		this.zoom = 1;
		this.x = area.x - MARGIN;
		this.y = area.y - MARGIN;
	}

	/** Shows an area whole, never larger than 100 %, its start corner first. */
	fit(area: Area | null): void {
		// What the dock covers is not room.
		const dock = 84;
		if (!area || this.width === 0) return;
		const zoom = Math.min(
			1,
			(this.width - 2 * MARGIN) / area.width,
			(this.height - MARGIN - dock) / area.height
		);
		this.zoom = Math.max(LEAST, zoom);
		this.x = area.x - MARGIN / this.zoom;
		this.y = area.y - MARGIN / this.zoom;
	}

	/** Moves just as far as needed to see a note. */
	reveal(place: Place): void {
		const margin = 16 / this.zoom;
		const dock = 84 / this.zoom;
		const right = this.x + this.width / this.zoom;
		const bottom = this.y + this.height / this.zoom - dock;
		if (place.x < this.x) this.x = place.x - margin;
		else if (place.x + NOTE_WIDTH > right) this.x += place.x + NOTE_WIDTH - right + margin;
		if (place.y < this.y) this.y = place.y - margin;
		else if (place.y + place.height > bottom)
			this.y += Math.min(place.y + place.height - bottom + margin, place.y - this.y - margin);
	}
}
