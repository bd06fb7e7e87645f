/**
 * Copies a text. On plain http the browser has no clipboard for pages, so the field that shows the
 * text is selected and copied as a person would. False when neither worked; the field stays selected.
 */
export async function copyText(text: string, field?: HTMLInputElement | HTMLTextAreaElement) {
	try {
		await navigator.clipboard.writeText(text);
		return true;
	} catch {
		field?.select();
		return field !== undefined && document.execCommand('copy');
	}
}
