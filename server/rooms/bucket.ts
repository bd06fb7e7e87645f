/** How many messages of a kind a socket may send: as many at once as `burst`, refilled at `perSecond`. */
export type Rate = { readonly perSecond: number; readonly burst: number };

/** Takes one, and tells how long (ms) the sender has to rest before the next; 0 when not at all. */
export type Bucket = (now: number) => number;

export function createBucket({ perSecond, burst }: Rate): Bucket {
	let left = burst;
	let seen: number | null = null;
	return (now) => {
		const passed = seen === null ? 0 : Math.max(0, now - seen);
		seen = now;
		left = Math.min(burst, left + (passed * perSecond) / 1000) - 1;
		return left >= 0 ? 0 : Math.ceil((-left * 1000) / perSecond);
	};
}

/** Whether one more is let through now; what is not costs the sender nothing. */
export type Sieve = (now: number) => boolean;

export function createSieve({ perSecond, burst }: Rate): Sieve {
	let left = burst;
	let seen: number | null = null;
	return (now) => {
		const passed = seen === null ? 0 : Math.max(0, now - seen);
		seen = now;
		left = Math.min(burst, left + (passed * perSecond) / 1000);
		if (left < 1) return false;
		left--;
		return true;
	};
}
