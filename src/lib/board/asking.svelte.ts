import type { Catalogue } from '#lib/i18n/catalogues.ts';
import { whyNot } from '#lib/plenary/asked.ts';

/** One act at a time that the server decides: whether it is under way, and why it was not done. */
export class Asking {
	busy = $state(false);
	error = $state('');

	/** Does it unless something is under way; a refusal is said in words and thrown no further. */
	async ask(t: Catalogue, act: () => Promise<unknown>): Promise<void> {
		if (this.busy) return;
		this.busy = true;
		this.error = '';
		try {
			await act();
		} catch (reason) {
			this.error = whyNot(t, reason);
		} finally {
			this.busy = false;
		}
	}
}
