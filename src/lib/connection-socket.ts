import { messageTypes, syncTypes } from '#sync/messages.ts';

/** A socket that counts the sync frames the server counts too: steps 2 and updates, from 1. */
export type CountingSocket = WebSocket & {
	readonly counted: number;
	/** The first step 2 has gone out. */
	readonly stepTwo: boolean;
};

type Listener = (socket: CountingSocket, subtype: number) => void;

/**
 * A socket class for the provider; `sent` hears every counted frame after it was handed over. Letters
 * typed before the first step 2 are left to that step 2, which carries everything: so nothing is sent
 * before the server has said whose page this is.
 */
export function countingSocket(Base: typeof WebSocket, sent: Listener): typeof WebSocket {
	return class extends Base {
		counted = 0;
		stepTwo = false;

		override send(data: Parameters<WebSocket['send']>[0]): void {
			const subtype = countedSubtype(data);
			if (subtype === syncTypes.update && !this.stepTwo) return;
			super.send(data);
			if (subtype === null) return;
			this.counted++;
			if (subtype === syncTypes.step2) this.stepTwo = true;
			sent(this, subtype);
		}
	};
}

/** Both types are below 128, so each is one byte. */
function countedSubtype(data: unknown): number | null {
	if (!(data instanceof Uint8Array) || data[0] !== messageTypes.sync) return null;
	return data[1] === syncTypes.step2 || data[1] === syncTypes.update ? data[1] : null;
}
