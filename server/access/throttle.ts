import { Refusal } from '#domain/refusal.ts';

/**
 * Slows down guessing of codes, secrets and tokens. Only failures count: a whole hall joins from one
 * address. A minute after its failures an address is forgotten.
 */
export type Throttle = {
	/** @throws Refusal `too-many-tries` while the address, or everybody together, failed too often */
	check(address: string): void;
	fail(address: string): void;
};

const WINDOW = 60_000;

export function createThrottle(
	now: () => number,
	limits = { address: 30, everybody: 300 }
): Throttle {
	const failures: { readonly address: string; readonly at: number }[] = [];
	const forget = () => {
		while (failures[0] !== undefined && failures[0].at <= now() - WINDOW) failures.shift();
	};
	return {
		check(address) {
			forget();
			const own = failures.filter((failure) => failure.address === address).length;
			if (own >= limits.address || failures.length >= limits.everybody)
				throw new Refusal('too-many-tries');
		},
		fail(address) {
			forget();
			if (failures.length < limits.everybody) failures.push({ address, at: now() });
		}
	};
}
