/** What happens to a page that matters to its connections. */
export type PageMoments = {
	/** The network is back, or the page is looked at again. */
	readonly awake: () => void;
	/** The browser says that the network is gone. */
	readonly asleep: () => void;
	/** The page is hidden or left: it may never run again. */
	readonly hidden: () => void;
};

/** Tells of a page's moments, where there is a page; gives the way to stop it. */
export function watchPage({ awake, asleep, hidden }: PageMoments): () => void {
	const { window, document } = globalThis;
	const looked = () => (document.visibilityState === 'visible' ? awake() : hidden());
	window?.addEventListener('online', awake);
	window?.addEventListener('pageshow', awake);
	window?.addEventListener('offline', asleep);
	window?.addEventListener('pagehide', hidden);
	document?.addEventListener('visibilitychange', looked);
	return () => {
		window?.removeEventListener('online', awake);
		window?.removeEventListener('pageshow', awake);
		window?.removeEventListener('offline', asleep);
		window?.removeEventListener('pagehide', hidden);
		document?.removeEventListener('visibilitychange', looked);
	};
}
