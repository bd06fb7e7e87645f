import type { Feature, Image, Sheet as SheetOf } from 'write-excel-file/node';

type Content = Image['content'];
/** A sheet as the library takes it. */
export type Sheet = SheetOf<Content>;

/** A name that Excel takes for a sheet: no more than 31 characters, none of `[]:*?/\`, never empty. */
export function sheetName(name: string): string {
	const clean = name
		.toWellFormed()
		.replace(/[\p{Cc}[\]:*?/\\]+/gu, ' ')
		.replace(/\s+/g, ' ')
		.replace(/^[' ]+/, '');
	return (
		clean
			.slice(0, 31)
			.toWellFormed()
			.replace(/[' ]+$/, '') || 'Sheet'
	);
}

/** Filters on the headers of sheets, and those headers again on every printed page. */
export function filtering(sheets: readonly Sheet[]): Feature<Content> {
	return {
		files: {
			transform: {
				'xl/worksheets/sheet{id}.xml': {
					transform: (xml, _, { sheetIndex }) => {
						const sheet = sheets[sheetIndex];
						if (!sheet) return xml;
						return xml.replace('</sheetData>', `</sheetData><autoFilter ref="${rangeOf(sheet)}"/>`);
					}
				},
				'xl/workbook.xml': {
					transform: (xml) =>
						xml.replace('<definedNames/>', `<definedNames>${names(sheets)}</definedNames>`)
				}
			}
		}
	};
}

function names(sheets: readonly Sheet[]): string {
	const defined = (name: string, hidden: string) => (sheet: Sheet, index: number) => {
		const quoted = `'${sheet.sheet?.replaceAll("'", "''")}'`;
		const to = name.endsWith('Titles')
			? '$1:$1'
			: rangeOf(sheet).replace(/([A-Z]+)(\d+)/g, '$$$1$$$2');
		const place = `${quoted}!${to}`.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
		return `<definedName name="${name}" localSheetId="${index}"${hidden}>${place}</definedName>`;
	};
	return [
		...sheets.map(defined('_xlnm._FilterDatabase', ' hidden="1"')),
		...sheets.map(defined('_xlnm.Print_Titles', ''))
	].join('');
}

/** From the first header to the last cell; a sheet has fewer than 27 columns. */
function rangeOf({ data }: Sheet): string {
	return `A1:${String.fromCharCode(64 + (data[0]?.length ?? 1))}${data.length}`;
}
