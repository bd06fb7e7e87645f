/** A connection gone for less than this is not worth a word, ms. */
const PATIENCE = 4_000;

/**
 * Since when a page shows what was and not what is, by the server's clock; null while it follows.
 * `lostAt` and `here` are read from this device's own clock, which may be wrong by hours.
 */
export function standsSince(lostAt: number | null, here: number, server: number): number | null {
	return lostAt === null || here - lostAt < PATIENCE ? null : lostAt + (server - here);
}
