import type { Losses } from './losses.ts';

/** More than this by one person within this time (ms), and it is stopped. */
export const BRAKE = { notes: 10, letters: 2000, within: 10_000 } as const;

/** What somebody has taken from others lately. */
export type Taken = { readonly notes: number; readonly letters: number };

/**
 * Stops whoever removes much of what others wrote. It looks at what readers lose, however that was
 * written: by a few bytes that delete everything, by emptying texts, by many marks of the trash.
 */
export type Brake = {
	/**
	 * Counts what a person's update takes from others. `undo` takes it back, for an update that did not
	 * get to disk; `stopped` tells what it would have come to, and nothing is counted then.
	 */
	press(
		participant: string,
		losses: Losses,
		at: number
	): { readonly undo: () => void } | { readonly stopped: Taken };
};

type Press = { readonly at: number; readonly notes: readonly string[]; readonly letters: number };

/** @param owner whom a client id belongs to */
export function createBrake(owner: (client: number) => string | undefined): Brake {
	const presses = new Map<string, readonly Press[]>();

	return {
		press(participant, losses, at) {
			const isForeign = (client: number) => owner(client) !== participant;
			const notes = [...losses.notes].filter(([, maker]) => isForeign(maker)).map(([id]) => id);
			let letters = 0;
			for (const [client, count] of losses.letters) if (isForeign(client)) letters += count;
			if (notes.length === 0 && letters === 0) return { undo: () => undefined };

			const press = { at, notes, letters };
			const lately = [
				...(presses.get(participant) ?? []).filter((one) => one.at > at - BRAKE.within),
				press
			];
			const taken = {
				notes: new Set(lately.flatMap((one) => one.notes)).size,
				letters: lately.reduce((sum, one) => sum + one.letters, 0)
			};
			if (taken.notes > BRAKE.notes || taken.letters > BRAKE.letters) return { stopped: taken };
			presses.set(participant, lately);
			return {
				undo() {
					const rest = (presses.get(participant) ?? []).filter((one) => one !== press);
					presses.set(participant, rest);
				}
			};
		}
	};
}
