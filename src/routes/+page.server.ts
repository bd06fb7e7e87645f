import { redirect } from '@sveltejs/kit';
import { joinCodeOf } from '#domain/join-code.ts';
import type { PageServerLoad } from './$types';

/** A box and a button need no script. */
export const csr = false;

/** The code box sends itself here as `?code=`; a code that can be read leads on to its event. */
export const load: PageServerLoad = ({ url }) => {
	const typed = url.searchParams.get('code');
	const code = typed === null ? null : joinCodeOf(typed);
	if (code) redirect(303, `/join/${code}`);
	return { typed: typed ?? '', unreadable: typed !== null };
};
