import { giveCommand } from '#lib/commands.ts';
import type { CommandInput, CommandName } from '#domain/command.ts';
import { useMessages } from '#lib/i18n/messages.ts';
import { whyNot } from '#lib/plenary/asked.ts';
import { useAnnounce } from '#lib/ui/announcer.svelte.ts';

/** What the desk orders, one at a time, and what became of the last one. */
export interface Orders {
	readonly busy: boolean;
	/** What was done, or why it was not; null before the first order. */
	readonly outcome: { readonly words: string; readonly refused: boolean } | null;
	/** Gives a command and says what it did. A second press while one is under way does nothing. */
	give: <Name extends CommandName>(
		command: Name,
		input: CommandInput<Name>,
		done: string
	) => Promise<boolean>;
}

/** Made by the desk while it is set up. */
export function ordersFor(event: () => string): Orders {
	const t = useMessages();
	const announce = useAnnounce();
	let busy = $state(false);
	let outcome = $state.raw<Orders['outcome']>(null);
	return {
		get busy() {
			return busy;
		},
		get outcome() {
			return outcome;
		},
		async give(command, input, done) {
			if (busy) return false;
			busy = true;
			try {
				await giveCommand(event(), command, input);
				outcome = { words: done, refused: false };
				announce(done);
				return true;
			} catch (error) {
				outcome = { words: whyNot(t, error), refused: true };
				return false;
			} finally {
				busy = false;
			}
		}
	};
}
