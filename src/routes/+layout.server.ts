import type { LayoutServerLoad } from './$types';

/** The language the request asks for; the hook has read it from cookie and header. */
export const load: LayoutServerLoad = ({ locals }) => ({ locale: locals.locale });
