/** What the address of a socket asks for: `/sync/DOCUMENT?plenum=1&as=wall&epoch=N`. */
export type SyncTarget = {
	/** As written; whether there is such a document is not said here. */
	readonly document: string;
	readonly as: 'wall' | undefined;
	readonly options: { readonly plenum: boolean; readonly epoch?: number };
};

const PREFIX = '/sync/';

/** Null for an address that is not below `/sync/`. */
export function syncTargetOf(address: string): SyncTarget | null {
	if (!address.startsWith(PREFIX)) return null;
	const [path = '', query = ''] = address.slice(PREFIX.length).split('?', 2);
	const asked = new URLSearchParams(query);
	const epoch = asked.get('epoch') ?? '';
	return {
		document: decoded(path),
		as: asked.get('as') === 'wall' ? 'wall' : undefined,
		options: {
			plenum: asked.get('plenum') === '1',
			...(/^[1-9]\d{0,8}$/.test(epoch) ? { epoch: Number(epoch) } : {})
		}
	};
}

function decoded(path: string): string {
	try {
		return decodeURIComponent(path);
	} catch {
		return path;
	}
}
