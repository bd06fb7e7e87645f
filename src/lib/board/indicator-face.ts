import type { Catalogue } from '#lib/i18n/catalogues.ts';
import { deviceHere } from '#lib/offline-device.ts';
import type { Saving } from '#lib/saving-state.ts';
import type { IconName } from '#lib/ui/icons.ts';

/** What the indicator shows; `quiet` words are there for those who listen, not to see. */
export type Face = {
	readonly icon: IconName;
	readonly words: string;
	readonly more?: string;
	readonly quiet?: boolean;
	readonly tone: 'rest' | 'wait' | 'alarm';
};

/** Icon and words for how safe things are. `calm`: the last letter was typed a moment ago. */
export function faceOf(
	saving: Saving,
	t: Catalogue,
	time: (at: number) => string,
	calm: boolean
): Face {
	switch (saving.state) {
		case 'saved':
			return calm
				? { icon: 'saved', words: t.common.saved, tone: 'rest' }
				: { icon: 'saving', words: t.common.saving, quiet: true, tone: 'rest' };
		case 'saving':
			return { icon: 'saving', words: t.common.saving, quiet: saving.quiet, tone: 'rest' };
		case 'connecting':
			return { icon: 'saving', words: t.saving.connecting, quiet: saving.quiet, tone: 'rest' };
		case 'waiting':
			return {
				icon: 'warning',
				words: t.saving.waiting,
				more: t.saving.waitingSaved,
				tone: 'wait'
			};
		case 'kept': {
			const device = deviceHere();
			const more = t.saving.keptSince(saving.changes, time(saving.since));
			return { icon: device, words: t.saving.kept(device), more, tone: 'wait' };
		}
		case 'unkept':
		case 'refused':
			return { icon: 'warning', words: t.saving.notSaved, tone: 'alarm' };
		case 'ended':
			return { icon: 'warning', words: t.saving.ended, tone: 'alarm' };
	}
}
