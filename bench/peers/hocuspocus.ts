import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Database } from '@hocuspocus/extension-database';
import { Server } from '@hocuspocus/server';
import { serving, setupOf } from '../serving.ts';

/*
 * Hocuspocus with everything at its default, no authentication. Its SQLite extension brings a native
 * module that aborts under this Node, so documents lie in files, by its own database extension: less
 * work than SQLite would be. Without storage where a scenario is not about what is kept.
 */

const { dataDir, keeps } = setupOf();
const folder = join(dataDir, 'hocuspocus');
mkdirSync(folder, { recursive: true });
const fileOf = (name: string) =>
	join(folder, createHash('sha256').update(name).digest('hex').slice(0, 32));
const database = new Database({
	fetch: ({ documentName }: { documentName: string }) =>
		readFile(fileOf(documentName)).catch(() => null),
	async store({ documentName, state }: { documentName: string; state: Uint8Array }) {
		const file = fileOf(documentName);
		await writeFile(`${file}.new`, state);
		await rename(`${file}.new`, file);
	}
});
const server = new Server({
	address: '127.0.0.1',
	port: 0,
	quiet: true,
	stopOnSignals: false,
	extensions: keeps ? [database] : []
});
await server.listen();
serving(server.address.port, () => server.destroy());
