import { catalogueIn } from '#lib/i18n/catalogues.ts';
import type { LayoutLoad } from './$types';

export const load: LayoutLoad = async ({ data }) => ({
	locale: data.locale,
	messages: await catalogueIn(data.locale)
});
