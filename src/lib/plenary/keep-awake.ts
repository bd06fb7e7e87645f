/**
 * Keeps the screen on while the page is in view, where the browser can (not on plain http). Gives
 * the way to let it sleep again.
 */
export function keepAwake(): () => void {
	let lock: WakeLockSentinel | null = null;
	let over = false;
	const ask = async () => {
		if (!('wakeLock' in navigator) || document.visibilityState !== 'visible') return;
		// Refused on low battery: the screen then sleeps as it would without us.
		lock = await navigator.wakeLock.request('screen').catch(() => null);
		if (over) void lock?.release();
	};
	const again = () => void ask();
	document.addEventListener('visibilitychange', again);
	again();
	return () => {
		over = true;
		document.removeEventListener('visibilitychange', again);
		void lock?.release();
	};
}
