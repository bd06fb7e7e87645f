import { error } from '@sveltejs/kit';
import type { PageLoad } from './$types';

/** The board stands in the event's own data; one that does not is nothing anybody may see. */
export const load: PageLoad = async ({ params, parent }) => {
	const { view } = await parent();
	if (!view.boards.some((board) => board.id === params.board)) error(404, 'not-found');
	return { board: params.board };
};
