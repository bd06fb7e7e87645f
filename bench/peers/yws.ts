import { createServer } from 'node:http';
import { join } from 'node:path';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import ws from 'ws';
import { serving, setupOf } from '../serving.ts';

/*
 * @y/websocket-server as its own `server.js` runs it; with y-leveldb where a scenario is about what
 * is kept, without storage elsewhere, which is the faster of the two.
 */

type Setup = (socket: unknown, request: IncomingMessage) => void;

const { dataDir, keeps } = setupOf();
if (keeps) process.env['YPERSISTENCE'] = join(dataDir, 'yws');
const utils = (await import('@y/websocket-server/utils')) as { setupWSConnection: Setup };
const server = createServer();
const door = new ws.Server({ server });
door.on('connection', (socket: unknown, request: IncomingMessage) =>
	utils.setupWSConnection(socket, request)
);
server.listen(0, '127.0.0.1', () => {
	serving((server.address() as AddressInfo).port, () => Promise.resolve());
});
