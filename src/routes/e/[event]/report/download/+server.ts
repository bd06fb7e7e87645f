import { redirect } from '@sveltejs/kit';
import { reportAddress } from '#lib/plenary/report-formats.ts';
import type { RequestHandler } from './$types.ts';

/** A form's choices become the address of the file, so that a download needs no JavaScript. */
export const GET: RequestHandler = ({ params, url }) =>
	redirect(303, reportAddress(params.event, url.searchParams));
