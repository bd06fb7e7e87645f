import { existsSync } from 'node:fs';
import { chromium, type LaunchOptions } from '@playwright/test';

/** Where a browser for the tests may be, best first; the last comes with the packages. */
const places = [
	() => process.env['CHROMIUM_PATH'] ?? null,
	() => chromium.executablePath(),
	() => '/usr/bin/chromium',
	() => '/usr/bin/google-chrome',
	() => '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	() => 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'
];

/** Quiet and closed in: a test browser asks nobody on the network for anything. */
const quiet = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync'
];

/** How to launch the browser the tests run in. Says what to do when there is none. */
export async function browserLaunch(): Promise<LaunchOptions> {
	const found = places.map((place) => place()).find((path) => path !== null && existsSync(path));
	if (found) return { executablePath: found, args: quiet };
	if (process.platform === 'linux' && process.arch === 'x64') {
		const packed = (await import('@sparticuz/chromium')).default;
		return { executablePath: await packed.executablePath(), args: [...packed.args, ...quiet] };
	}
	throw new Error(
		'No browser found for the end-to-end tests. Install Chrome or Chromium, run "npx playwright install chromium", or set CHROMIUM_PATH.'
	);
}
