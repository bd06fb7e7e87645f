// Before a form leaves the page for the server, this asks whether the server can be reached. When it
// cannot, the page stays, says so, and keeps what was typed. Without this file the form still works.
for (const form of document.querySelectorAll('form[data-keeps-typed]')) {
	const unreached = form.querySelector('[data-unreached]');
	let asking = false;
	form.addEventListener('submit', async (event) => {
		event.preventDefault();
		if (asking) return;
		asking = true;
		try {
			await fetch('/healthz', { cache: 'no-store', signal: AbortSignal.timeout(8000) });
			form.submit();
		} catch {
			unreached.hidden = false;
		}
		asking = false;
	});
}
