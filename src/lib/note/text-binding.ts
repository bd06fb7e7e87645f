import type * as Y from 'yjs';
import { cleanText, editBetween, editText, type TextEdit } from '#domain/text.ts';
import { Apart, type Delta } from './apart.ts';
import { shiftedCaret } from './caret.ts';

export type Binding = {
	/** Called whenever the field's text has changed, by whoever. */
	readonly onshown?: (text: string) => void;
	/** Called when the selection may have moved, with its place in the document. */
	readonly onselect?: (head: number, anchor: number) => void;
};

/**
 * Ties a plain textarea to a shared text; gives the way to untie it. Each keystroke is one smallest
 * edit; others' changes move the caret along. While a keyboard composes, the field is left alone and
 * only the document changes; afterwards both are made one again, without a lost or doubled letter.
 */
export function bindText(field: HTMLTextAreaElement, text: Y.Text, on: Binding = {}): () => void {
	let shown = text.toString();
	let apart: Apart | null = null;
	field.value = shown;
	on.onshown?.(shown);

	function typed(): void {
		const edit = editBetween(shown, field.value, field.selectionEnd);
		if (edit) {
			shown = field.value;
			if (apart) for (const part of apart.local(edit)) write(part);
			else {
				write(edit);
				// What no keyboard writes was left out: the field shows what is stored.
				if (text.toString() !== shown)
					show(text.toString(), field.selectionEnd, field.selectionEnd);
			}
			on.onshown?.(field.value);
		}
		selected();
	}

	function write(edit: TextEdit): void {
		editText(text, { ...edit, insert: apart ? edit.insert : cleanText(edit.insert) });
	}

	function changed(event: Y.YTextEvent): void {
		if (event.transaction.local && event.transaction.origin === text.doc?.clientID) return;
		const delta = event.delta as Delta;
		if (apart) return apart.remote(delta);
		const backward = field.selectionDirection === 'backward';
		show(
			text.toString(),
			shiftedCaret(field.selectionStart, delta),
			shiftedCaret(field.selectionEnd, delta),
			backward
		);
	}

	function show(next: string, start: number, end: number, backward = false): void {
		shown = next;
		const active = field.ownerDocument.activeElement === field;
		field.value = next;
		// Setting a selection on a field that is not in use would scroll the page to it.
		if (active) field.setSelectionRange(start, end, backward ? 'backward' : 'forward');
		on.onshown?.(next);
	}

	function composes(): void {
		apart ??= new Apart(shown.length);
	}

	function composed(): void {
		if (!apart) return;
		typed();
		const start = apart.docIndex(field.selectionStart);
		const end = apart.docIndex(field.selectionEnd);
		apart = null;
		if (text.toString() !== field.value) show(text.toString(), start, end);
		selected();
	}

	function selected(): void {
		if (field.ownerDocument.activeElement !== field) return;
		const backward = field.selectionDirection === 'backward';
		const head = backward ? field.selectionStart : field.selectionEnd;
		const anchor = backward ? field.selectionEnd : field.selectionStart;
		if (apart) on.onselect?.(apart.docIndex(head), apart.docIndex(anchor));
		else on.onselect?.(head, anchor);
	}

	const ownerDocument = field.ownerDocument;
	field.addEventListener('input', typed);
	field.addEventListener('compositionstart', composes);
	field.addEventListener('compositionend', composed);
	field.addEventListener('focus', selected);
	ownerDocument.addEventListener('selectionchange', selected);
	text.observe(changed);
	return () => {
		composed();
		field.removeEventListener('input', typed);
		field.removeEventListener('compositionstart', composes);
		field.removeEventListener('compositionend', composed);
		field.removeEventListener('focus', selected);
		ownerDocument.removeEventListener('selectionchange', selected);
		text.unobserve(changed);
	};
}
