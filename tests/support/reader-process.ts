import { openDocument } from './people.ts';
import { tokensIn } from './tokens.ts';

/*
 * Somebody who only looks, far from those who write: reports each token when it is on the screen, and
 * `closed` when the connection has broken and nothing more will come.
 */

const [url = '', cookie = '', document = ''] = process.argv.slice(2);
const reading = openDocument(url, cookie, document);
const seen = new Set<string>();

reading.provider.on('sync', () => process.send?.('ready'));
reading.doc.on('update', () => {
	for (const token of tokensIn(reading.texts()).keys()) {
		if (seen.has(token)) continue;
		seen.add(token);
		process.send?.({ token });
	}
});
reading.provider.on('connection-close', () => {
	reading.provider.shouldConnect = false;
	process.send?.('closed', () => process.exit(0));
});
process.on('disconnect', () => process.exit(0));
