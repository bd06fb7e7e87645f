import { strFromU8, unzipSync } from 'fflate';

/** A paragraph of a Word document as a reader meets it. */
export type ReadParagraph = {
	readonly style: string | null;
	readonly text: string;
	/** The text set in bold. */
	readonly bold: string;
	readonly rightToLeft: boolean;
	/** Where links lead: the bookmarks that begin in it. */
	readonly bookmarks: readonly string[];
};

/** The parts of a Word file by name, as text. */
export function partsOfDocx(file: Uint8Array): Record<string, string> {
	return Object.fromEntries(
		Object.entries(unzipSync(file)).map(([name, bytes]) => [name, strFromU8(bytes)])
	);
}

/** All paragraphs of the body in reading order, those in tables too. */
export function paragraphsOfDocx(file: Uint8Array): ReadParagraph[] {
	const body = partsOfDocx(file)['word/document.xml'] ?? '';
	return [...body.matchAll(/<w:p>(.*?)<\/w:p>/gs)].map(([, inside = '']) => {
		const runs = [...inside.matchAll(/<w:r>(.*?)<\/w:r>/gs)].map(([, run = '']) => ({
			bold: /<w:b\/>/.test(run),
			text: textOf(run)
		}));
		return {
			style: /<w:pStyle w:val="([^"]*)"/.exec(inside)?.[1] ?? null,
			text: runs.map((run) => run.text).join(''),
			bold: runs
				.filter((run) => run.bold)
				.map((run) => run.text)
				.join(''),
			rightToLeft: /<w:pPr>.*<w:bidi\/>.*<\/w:pPr>/s.test(inside),
			bookmarks: [...inside.matchAll(/<w:bookmarkStart [^>]*w:name="([^"]*)"/g)].map(
				([, name = '']) => name
			)
		};
	});
}

/** The labels of the recommendations, in the order a reader meets them. */
export function labelsOfDocx(file: Uint8Array): string[] {
	return paragraphsOfDocx(file)
		.filter((one) => one.style === 'Recommendation')
		.map((one) => one.text.split('\t')[0] ?? '');
}

function textOf(run: string): string {
	return [...run.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:tab\/>|<w:br\/>/g)]
		.map(([whole, text]) => (text === undefined ? (whole === '<w:tab/>' ? '\t' : '\n') : text))
		.join('')
		.replace(/&lt;/g, '<')
		.replace(/&gt;/g, '>')
		.replace(/&quot;/g, '"')
		.replace(/&apos;/g, "'")
		.replace(/&amp;/g, '&');
}
