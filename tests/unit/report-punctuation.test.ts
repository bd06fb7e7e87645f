import { describe, expect, it } from 'vitest';
import { printed } from '#domain/printed.ts';
import { ending, isRightToLeft, leading, scriptOf } from '#domain/punctuation.ts';

describe('a list of recommendations', () => {
	it.each([
		['open the old wells', 'open the old wells;', 'open the old wells.'],
		['open the old wells.', 'open the old wells;', 'open the old wells.'],
		['open the old wells ;', 'open the old wells;', 'open the old wells.'],
		['open the wells, ', 'open the wells;', 'open the wells.'],
		['Who pays?', 'Who pays?', 'Who pays?'],
		['Wells first…', 'Wells first…', 'Wells first…'],
		['Wells first...', 'Wells first...', 'Wells first...'],
		['call it “a loan.”', 'call it “a loan.”;', 'call it “a loan.”'],
		['wells (see annex)', 'wells (see annex);', 'wells (see annex).'],
		['wells, pumps, etc.', 'wells, pumps, etc.;', 'wells, pumps, etc.'],
		['ask the U.N.', 'ask the U.N.;', 'ask the U.N.'],
		['They said no.', 'They said no;', 'They said no.'],
		['تُدرَّس لغة المدرسة', 'تُدرَّس لغة المدرسة؛', 'تُدرَّس لغة المدرسة.'],
		['تُدرَّس لغة المدرسة،', 'تُدرَّس لغة المدرسة؛', 'تُدرَّس لغة المدرسة.'],
		['من يدفع؟', 'من يدفع؟', 'من يدفع؟'],
		['ጉድጓዶች በበጋ ይደርቃሉ', 'ጉድጓዶች በበጋ ይደርቃሉ፤', 'ጉድጓዶች በበጋ ይደርቃሉ።'],
		['ጉድጓዶች በበጋ ይደርቃሉ።', 'ጉድጓዶች በበጋ ይደርቃሉ፤', 'ጉድጓዶች በበጋ ይደርቃሉ።'],
		['2 wells', '2 wells;', '2 wells.'],
		['', '', ''],
		[' ; ', '', '']
	])('ends %j as %j, and last as %j', (text, between, last) => {
		expect([ending(text, false), ending(text, true)]).toEqual([between, last]);
		expect([ending(between, false), ending(last, true)]).toEqual([between, last]);
	});

	it.each([
		['Admit first', 'Admit first:'],
		['Admit first:', 'Admit first:'],
		['Admit first. ', 'Admit first:'],
		['Who pays?', 'Who pays?'],
		['التعليم', 'التعليم:'],
		['ትምህርት', 'ትምህርት፦'],
		['', '']
	])('sets a colon after the lead %j', (lead, shown) => {
		expect(leading(lead)).toBe(shown);
	});

	it('lets the script of the first letter decide, as the screen does', () => {
		expect(['12 – ماء', 'UNHCR يقول', 'ውሃ', 'מים', '水'].map(scriptOf)).toEqual([
			'arabic',
			'latin',
			'ethiopic',
			'hebrew',
			'other'
		]);
		expect(isRightToLeft('ماء')).toBe(true);
		expect(isRightToLeft('…')).toBe(false);
	});

	it('takes a lead without a text as the whole sentence', () => {
		expect(printed({ lead: 'Open the wells', text: ' ' }, true)).toEqual({
			lead: 'Open the wells.',
			text: ''
		});
		expect(printed({ lead: ' ', text: 'open the wells' }, false)).toEqual({
			lead: null,
			text: 'open the wells;'
		});
	});
});
