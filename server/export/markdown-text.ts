import { cleanText } from '#domain/text.ts';

/**
 * Typed text on one line of Markdown, so that nothing typed becomes markup, a link or a mention.
 * What is harmless stays unescaped: the file is also read as it is.
 */
export function inline(text: string): string {
	return cleanText(text)
		.replace(/[\u202d\u202e]/g, '')
		.replace(/[ \t\n]+/g, ' ')
		.trim()
		.replace(/[\\`*[\]<>~|]/g, '\\$&')
		.replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
		.replace(/&(?=#?\w+;)/g, '\\&')
		.replace(/#(?=\w)/g, '\\#')
		.replace(/@(?=\w)/g, '\\@')
		.replace(/:(?=\/\/|[a-z0-9_+-]+:)/gi, '\\:')
		.replace(/\bwww\./gi, (www) => `${www.slice(0, -1)}\\.`)
		.replace(/\$(?=.*\$)/g, '\\$')
		.replace(/^(#{1,6}|[-+=]+)(?=\s|$)/, '\\$1')
		.replace(/^(-{2,}|={2,})/, '\\$1')
		.replace(/^(\d{1,9})([.)])/, '$1\\$2');
}

/** Typed text over several lines: line ends stay as hard breaks, `indent` before each next line. */
export function lines(text: string, indent = ''): string {
	return cleanText(text)
		.split('\n')
		.map(inline)
		.filter((line) => line !== '')
		.join(`\\\n${indent}`);
}

/** Typed prose: an empty line begins a paragraph. */
export function paragraphs(text: string): string {
	return cleanText(text)
		.split(/\n\s*\n/)
		.map((part) => lines(part))
		.filter((part) => part !== '')
		.join('\n\n');
}

/** Emphasised text; no emphasis around nothing. */
export function strong(text: string): string {
	return text === '' ? '' : `**${text}**`;
}
