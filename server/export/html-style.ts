import type { Markup } from './html-text.ts';

/** How the report looks, on a screen and on A4; the page's own paper, without its tokens. */
export const style: Markup = {
	markup: `
:root { color-scheme: light; --ink: #15201f; --ink2: #4a5755; --line: #c9d0cb;
	--sans: system-ui, 'Noto Sans', 'Noto Sans Arabic', 'Noto Sans Ethiopic', Arial, sans-serif;
	--serif: 'Noto Serif', Cambria, Georgia, 'Noto Naskh Arabic', 'Noto Sans Ethiopic', Nyala, serif; }
* { box-sizing: border-box; }
html { background: #e1e6e2; }
body { max-width: 210mm; margin: 0 auto; padding: 0 clamp(1rem, 6vw, 25mm) 3rem; background: #fff;
	color: var(--ink); font: 11pt/1.5 var(--serif); overflow-wrap: anywhere; }
p { margin: 0; }
h1, h2 { font-weight: 400; line-height: 1.15; }
h1 { margin: 0 0 .4em; font-size: 34pt; }
h2 { margin: 2em 0 .6em; font-size: 24pt; }
h3 { margin: 1.4em 0 .8em; font-size: 13.5pt; }
h4 { margin: .1em 0 .6em; font-size: 12.5pt; font-weight: 400; font-style: italic; line-height: 1.4; }
a { color: inherit; text-decoration-color: var(--line); text-underline-offset: .2em; }
a:focus-visible { outline: 3px solid #1a5fb4; outline-offset: 2px; }
.cover { padding-block: 3rem; }
.stamp { margin-block-end: 4rem; padding-block-start: .9rem; border-block-start: 4pt solid var(--ink);
	font: 9pt/1.4 var(--sans); }
.stamp strong { margin-inline-end: .5em; padding: .15em .6em; background: var(--ink); color: #fff; letter-spacing: .06em;
	text-transform: uppercase; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.theme { margin-block-end: 2.5rem; color: var(--ink2); font-size: 16pt; font-style: italic; line-height: 1.3; }
.fact { font-size: 12pt; }
.figures { margin-block: 2.5rem .2rem; font-size: 12pt; }
.rule, .nothing, .small { color: var(--ink2); font-family: var(--sans); font-size: 9pt; }
nav ol { margin: 0; padding: 0; list-style: none; }
nav > ol > li { margin-block-start: .8em; font-weight: 700; }
nav ol ol { padding-inline-start: 1.2em; font-size: 10pt; font-weight: 400; }
nav a { display: inline-block; padding-block: .15em; text-decoration: none; }
nav a:hover { text-decoration: underline; }
.prose { margin-block-end: .8em; }
.box { margin-block-end: 1.8em; padding-block-end: .8em; border: 1pt solid var(--ink); }
.box > * { margin-inline: 12pt; }
.banner { margin: 0; padding: .6em 12pt; background: var(--ink); color: #fff; font: 700 8.5pt/1.4 var(--sans);
	letter-spacing: .14em; text-transform: uppercase; print-color-adjust: exact;
	-webkit-print-color-adjust: exact; }
.box > .banner { margin-inline: 0; }
.topic { margin-block-start: .7em; color: var(--ink2); font-variant-caps: small-caps; letter-spacing: .06em; }
.banner + h4, .banner + ul, .banner + .nothing { margin-block-start: .8em; }
ul + h4 { margin-block-start: 1.2em; }
.box ul { padding: 0; list-style: none; }
.box li { display: grid; grid-template-columns: minmax(3.6em, max-content) 1fr; column-gap: .8em;
	align-items: baseline; margin-block: .45em; }
.box li:target { outline: 2px solid var(--ink); outline-offset: 4px; }
.label { color: var(--ink2); font: 700 8.5pt/1.4 var(--sans); white-space: nowrap; unicode-bidi: isolate; }
.box li p { min-width: 0; }
li:lang(am), p:lang(am), h4:lang(am) { line-height: 1.65; }
[dir='rtl'] { line-height: 1.7; }
[dir='rtl'].theme, h4[dir='rtl'] { font-style: normal; }
[dir='rtl'].topic { letter-spacing: 0; font-variant-caps: normal; }
table { width: 100%; table-layout: fixed; margin-block-end: 1.6em; border-collapse: collapse; font-size: 9.5pt; line-height: 1.4; }
caption { padding-block: .8em .4em; text-align: start; font-size: 12pt; font-weight: 700; }
th { padding: .4em .8em .4em 0; border-block-end: 1pt solid var(--ink); text-align: start;
	font: 700 8.5pt/1.3 var(--sans); }
td { padding: .5em .8em .5em 0; border-block-end: .5pt solid var(--line); vertical-align: top; }
th:first-child { width: 4em; }
th:nth-child(3) { width: 11em; }
th:nth-child(4) { width: 13em; }
@page { size: A4; margin: 24mm 25mm 24mm;
	@bottom-right { content: counter(page) ' / ' counter(pages); font: 8.5pt Arial, sans-serif; color: #4a5755; } }
@page :first { @bottom-right { content: ''; } }
@media print {
	html, body { background: none; }
	body { max-width: none; padding: 0; }
	.cover, nav { break-after: page; }
	nav h2, .annex h2, main > section:first-child h2 { margin-block-start: 0; }
	.annex { break-before: page; }
	h2, h3, h4, .banner, .topic, caption, thead { break-after: avoid; }
	li, tr { break-inside: avoid; }
	.box { box-decoration-break: clone; -webkit-box-decoration-break: clone; }
	p { orphans: 2; widows: 2; }
	a { text-decoration: none; }
}
`
};
