/** What a note may hold to harm who opens a report. `clean` is what is left of it as text. */
export const hostileTexts: readonly { readonly typed: string; readonly clean: string }[] = [
	...[
		'=1+1',
		'+49 1',
		'-1+1',
		'@SUM(A1)',
		'\t=1',
		'＝1+1',
		'=HYPERLINK("https://a.example","b")',
		']]> <script>alert(1)</script> &amp; <w:p/>',
		'<img src=x onerror=alert(1)> "\'>',
		'#eval("1") $x^2$ @ref <label> *b* _i_ `raw` // c /* d */ \\ #{panic()} [a]',
		'_x0041_ _x000D_',
		'first line\nsecond line'
	].map((text) => ({ typed: text, clean: text })),
	{ typed: 'one\u0000two\u0008\u000b\u001f', clean: 'onetwo' },
	{ typed: 'half \ud800 of a pair \udc00', clean: 'half  of a pair ' },
	{ typed: '\ufffe\uffff end', clean: ' end' },
	{ typed: 'back \u202eto front', clean: 'back to front' },
	{ typed: 'x'.repeat(40_000), clean: 'x'.repeat(40_000) }
];
