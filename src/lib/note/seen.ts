/** So long in sight is seen, ms. */
const LOOK = 1_500;

/** Calls back once an element has been in sight for a moment; gives the way to stop looking. */
export function whenSeen(element: Element, seen: () => void): () => void {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const sight = new IntersectionObserver(
		([entry]) => {
			clearTimeout(timer);
			if (entry?.isIntersecting) timer = setTimeout(seen, LOOK);
		},
		{ threshold: 0.2 }
	);
	sight.observe(element);
	return () => {
		clearTimeout(timer);
		sight.disconnect();
	};
}
