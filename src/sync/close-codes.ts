/**
 * Why the server ends a socket. A stock client comes back after every code but 4400 to 4499: those
 * say that coming back the same way is useless.
 */
export const closeCodes = {
	normal: 1000,
	protocolError: 1002,
	badData: 1007,
	tooLarge: 1009,
	bug: 1011,
	/** The server is going down and comes back in a moment. */
	restarting: 1012,
	tryLater: 1013,
	signedOut: 4401,
	notAllowed: 4403,
	/** Unknown and forbidden documents are one answer. */
	notFound: 4404,
	oldEpoch: 4409,
	refused: 4422,
	diskFull: 4503,
	slowReader: 4508
} as const;

export type CloseCode = (typeof closeCodes)[keyof typeof closeCodes];

/** Whether a client should not come back by itself after this code. */
export function isFinal(code: number): boolean {
	return code >= 4400 && code <= 4499;
}
