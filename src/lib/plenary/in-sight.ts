/** Tells of each element, by id, once it has come into the window; gives the way to stop watching. */
export function seenWhenInSight(ids: readonly string[], see: (id: string) => void): () => void {
	if (ids.length === 0) return () => {};
	const observer = new IntersectionObserver(
		(entries) => {
			for (const entry of entries) if (entry.isIntersecting) see(entry.target.id);
		},
		{ threshold: 0.4 }
	);
	for (const id of ids) {
		const element = document.getElementById(id);
		if (element) observer.observe(element);
	}
	return () => observer.disconnect();
}
