import type * as Y from 'yjs';
import type { DocumentName } from '#domain/document.ts';
import { Connection, type ConnectionOptions } from './connection.ts';

/** A connection that can be read reactively: `now` for its state, `doc` for the doc in use. */
export type LiveConnection = {
	/** The connection itself, read without subscribing. */
	readonly connection: Connection;
	/** Reading anything through it runs again whenever the connection tells of a change. */
	readonly now: Connection;
	/** Runs again only when the doc itself is exchanged. */
	readonly doc: Y.Doc;
	close: () => void;
};

/** Opens a document. Called in the browser only; whoever opens it closes it. */
export function openLive(document: DocumentName, options: ConnectionOptions = {}): LiveConnection {
	const connection = new Connection(document, options);
	let version = $state(0);
	let doc = $state.raw(connection.doc);
	connection.subscribe(() => {
		version++;
		doc = connection.doc;
	});
	return {
		connection,
		get now() {
			void version;
			return connection;
		},
		get doc() {
			return doc;
		},
		close: () => connection.close()
	};
}
