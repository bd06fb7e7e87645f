/** The rows of an RFC 4180 file as any reader takes them apart. */
export function rowsOfCsv(file: string): string[][] {
	const rows: string[][] = [[]];
	const cells = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/gy;
	const text = file.replace(/^\ufeff/, '');
	while (cells.lastIndex < text.length) {
		const found = cells.exec(text);
		if (!found) throw new Error(`not a CSV file from character ${cells.lastIndex}`);
		rows.at(-1)!.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? '');
		if (found[3] === '\r\n' && cells.lastIndex < text.length) rows.push([]);
	}
	return rows;
}
