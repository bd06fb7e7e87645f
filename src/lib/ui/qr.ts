import { encode } from 'uqr';

/** A QR sign as one drawing: its side in modules, quiet zone included, and the dark modules as a path. */
export type QrDrawing = { readonly side: number; readonly path: string };

/** Error correction M: still read when a seventh of the sign is creased or in glare. */
export function qrOf(text: string): QrDrawing {
	const { data, size } = encode(text, { ecc: 'M', border: 4 });
	let path = '';
	data.forEach((row, y) => {
		for (let x = 0; x < row.length; x++) {
			if (!row[x]) continue;
			const from = x;
			while (row[x + 1]) x++;
			path += `M${from} ${y}h${x + 1 - from}v1H${from}z`;
		}
	});
	return { side: size, path };
}
