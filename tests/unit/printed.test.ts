import { describe, expect, it } from 'vitest';
import { printed } from '#domain/printed.ts';

const line = (lead: string | null, text: string, last = false) => {
	const item = printed({ lead, text }, last);
	return item.lead ? `${item.lead} ${item.text}` : item.text;
};

describe('a recommendation as it is printed', () => {
	it('has a colon after its lead, a semicolon between and a full stop at the end', () => {
		expect(line('Admit first', 'give every child a desk')).toBe(
			'Admit first: give every child a desk;'
		);
		expect(line(null, 'Keep the old wells', true)).toBe('Keep the old wells.');
	});

	it('lets the list’s marks take the place of the writer’s own', () => {
		expect(line('Meter before pipe.', 'fund a shared meter.')).toBe(
			'Meter before pipe: fund a shared meter;'
		);
		expect(line('Town first: ', 'one account;', true)).toBe('Town first: one account.');
	});

	it('keeps a question a question, and an ellipsis open', () => {
		expect(line(null, 'Who pays for the meters?')).toBe('Who pays for the meters?');
		expect(line(null, 'and the rest…', true)).toBe('and the rest…');
		expect(line(null, 'and the rest...', true)).toBe('and the rest...');
	});

	it('uses the marks of the script the text is written in', () => {
		expect(line(null, 'تُدرَّس لغة المدرسة')).toBe('تُدرَّس لغة المدرسة؛');
		expect(line(null, 'መምህራን ይቀጥሉ።')).toBe('መምህራን ይቀጥሉ፤');
		expect(line(null, 'መምህራን ይቀጥሉ', true)).toBe('መምህራን ይቀጥሉ።');
	});
});
