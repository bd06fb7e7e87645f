import { redirect, type Handle, type HandleServerError } from '@sveltejs/kit';
import { isLocale, languages } from '#lib/i18n/languages.ts';
import { localeOf } from '#lib/i18n/locale.ts';
import { currentApp } from '#server/current.ts';

/** The one door from the pages to the server. */
export const handle: Handle = async ({ event, resolve }) => {
	const { cookies, request, url } = event;
	const secure = url.protocol === 'https:';
	const seatCookie = secure ? '__Host-plenum' : 'plenum';
	const year = 365 * 24 * 3600;

	const wanted = url.searchParams.get('lang');
	if (isLocale(wanted) && request.method === 'GET') {
		cookies.set('lang', wanted, {
			path: '/',
			httpOnly: true,
			sameSite: 'lax',
			secure,
			maxAge: year
		});
		const back = new URL(url);
		back.searchParams.delete('lang');
		redirect(303, back.pathname + back.search);
	}

	Object.assign(event.locals, {
		app: currentApp(),
		seat: cookies.get(seatCookie) ?? null,
		keepSeat(token: string | null) {
			if (token !== null)
				cookies.set(seatCookie, token, {
					path: '/',
					httpOnly: true,
					sameSite: 'lax',
					secure,
					maxAge: year
				});
		},
		locale: localeOf(cookies.get('lang'), request.headers.get('accept-language')),
		address: event.getClientAddress()
	} satisfies App.Locals);

	const { locale } = event.locals;
	return resolve(event, {
		transformPageChunk: ({ html }) =>
			html
				.replace('%lang%', locale)
				.replace('%dir%', directionOf(locale))
				.replace('%theme%', themeOf(cookies.get('theme')))
	});
};

export const handleError: HandleServerError = ({ error, event, status }) => {
	if (status >= 500)
		console.error(`${event.request.method} ${event.route.id ?? event.url.pathname}`, error);
};

/** Light or dark when a person has chosen, else as the device has it. */
function themeOf(cookie: string | undefined): string {
	return cookie === 'light' || cookie === 'dark' ? cookie : 'device';
}

function directionOf(locale: string): string {
	return languages.find((language) => language.code === locale)?.dir ?? 'ltr';
}
