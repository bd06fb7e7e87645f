/** Light or dark as the device has it, or as a person chose for this browser. */
export const themes = ['device', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const COOKIE = 'theme';
const YEAR = 365 * 24 * 3600;

/** The choice kept by this browser, read in the browser only. */
export function themeKept(): Theme {
	const kept = document.cookie.match(/(?:^|; )theme=(\w+)/)?.[1];
	return themes.find((theme) => theme === kept) ?? 'device';
}

/** Keeps a choice and shows it at once; the server draws later pages in it from the start. */
export function keepTheme(theme: Theme): void {
	document.cookie = `${COOKIE}=${theme}; path=/; max-age=${YEAR}; samesite=lax`;
	showTheme(theme);
}

export function showTheme(theme: Theme): void {
	if (theme === 'device') delete document.documentElement.dataset['theme'];
	else document.documentElement.dataset['theme'] = theme;
}
