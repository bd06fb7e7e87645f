import { strFromU8, unzipSync } from 'fflate';

/** A sheet of an Excel file as a reader meets it. */
export type ReadSheet = {
	readonly name: string;
	readonly rows: readonly (readonly string[])[];
	/** Cells a reader would compute. */
	readonly formulas: number;
	/** Cells whose words are typed as text, beside those that are numbers. */
	readonly texts: number;
	readonly filter: string | null;
	readonly frozenRows: number;
	readonly xml: string;
};

/** The parts of an Excel file by name, as text. */
export function partsOfXlsx(file: Uint8Array): Record<string, string> {
	return Object.fromEntries(
		Object.entries(unzipSync(file)).map(([name, bytes]) => [name, strFromU8(bytes)])
	);
}

export function sheetsOfXlsx(file: Uint8Array): ReadSheet[] {
	const parts = partsOfXlsx(file);
	const strings = [
		...(parts['xl/sharedStrings.xml'] ?? '').matchAll(/<si><t[^>]*>([^<]*)<\/t><\/si>/g)
	].map(([, text = '']) => plain(text));
	return [...(parts['xl/workbook.xml'] ?? '').matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(
		([, name = ''], index) => {
			const xml = parts[`xl/worksheets/sheet${index + 1}.xml`] ?? '';
			const cells = [...xml.matchAll(/<c ([^>]*)>(.*?)<\/c>/gs)];
			return {
				name: plain(name),
				rows: [...xml.matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map(([, row = '']) =>
					[...row.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)].map(
						([, head = '', inside = '']) => {
							const value = /<v>([^<]*)<\/v>/.exec(inside)?.[1] ?? '';
							return head.includes('t="s"') ? (strings[Number(value)] ?? '') : value;
						}
					)
				),
				formulas: [...xml.matchAll(/<f[ >/]/g)].length,
				texts: cells.filter(([, head = '']) => head.includes('t="s"')).length,
				filter: /<autoFilter ref="([^"]*)"/.exec(xml)?.[1] ?? null,
				frozenRows: Number(/<pane [^>]*ySplit="(\d+)"[^>]*state="frozen"/.exec(xml)?.[1] ?? 0),
				xml
			};
		}
	);
}

/** The labels of the recommendations, in order; what goes on from the row above is not counted. */
export function labelsOfXlsx(file: Uint8Array): string[] {
	return (sheetsOfXlsx(file)[0]?.rows ?? [])
		.slice(1)
		.map(([label = '']) => label)
		.filter((label) => !label.includes(' '));
}

function plain(xml: string): string {
	return xml
		.replace(/&lt;/g, '<')
		.replace(/&gt;/g, '>')
		.replace(/&quot;/g, '"')
		.replace(/&apos;/g, "'")
		.replace(/&amp;/g, '&')
		.replace(/_x([0-9a-f]{4})_/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}
