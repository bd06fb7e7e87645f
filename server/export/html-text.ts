import { isRightToLeft } from '#domain/punctuation.ts';
import type { Report } from '#domain/report.ts';
import { languageTeller } from './language.ts';
import type { Words } from './words.ts';
import { xmlText } from './xml-text.ts';

/** A piece of HTML. `element` is the way to one, so that nothing typed is ever markup. */
export type Markup = { readonly markup: string };

/** What stands in an element: text is escaped, null is nothing. */
export type Content = string | Markup | null | readonly Content[];
type Attributes = Readonly<Record<string, string | null>>;

const blocks =
	/^(html|head|body|meta|title|style|header|nav|main|section|h\d|p|ol|ul|li|div|table|tr|tbody|thead|caption)$/;
const empty = /^(meta|br)$/;

/** An element with its attributes (null leaves one out) and content. */
export function element(name: string, attributes: Attributes, ...content: Content[]): Markup {
	const said = Object.entries(attributes)
		.map(([key, value]) => (value === null ? '' : ` ${key}="${escaped(value)}"`))
		.join('');
	const end = `${empty.test(name) ? '' : `</${name}>`}${blocks.test(name) ? '\n' : ''}`;
	return { markup: `<${name}${said}>${written(content)}${end}` };
}

/** Typed text; its line ends stay line ends. */
export function lines(text: string): Content {
	return xmlText(text)
		.split('\n')
		.map((line, place) => (place === 0 ? line : [element('br', {}), line]));
}

/** Direction and language of typed text, as attributes of the element around it. */
export type Says = (text: string) => { readonly dir: string; readonly lang: string | null };

export function saying(report: Report, words: Words): Says {
	const languageOf = languageTeller(report.event.languages, words.language);
	return (text) => ({
		dir: isRightToLeft(text) ? 'rtl' : 'ltr',
		lang: languageOf(text)
	});
}

function written(content: Content): string {
	if (content === null) return '';
	if (typeof content === 'string') return escaped(content);
	return 'markup' in content ? content.markup : content.map(written).join('');
}

function escaped(text: string): string {
	return xmlText(text)
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;')
		.replaceAll("'", '&#39;');
}
