/** The administrator's token of a server that is measured; it lives for a minute on loopback. */
export const ADMIN_TOKEN = 'an-administrator-for-measuring';
