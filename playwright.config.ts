import { defineConfig } from '@playwright/test';
import { browserLaunch } from './tests/support/browser.ts';

export default defineConfig({
	testDir: 'tests/e2e',
	testMatch: '**/*.spec.ts',
	// The pictures of the README are taken again only when asked for: PICTURES=1.
	...(process.env['PICTURES'] ? { grep: /@pictures/ } : { grepInvert: /@pictures/ }),
	fullyParallel: false,
	workers: 1,
	retries: 0,
	timeout: 120_000,
	expect: { timeout: 15_000 },
	reporter: [['list']],
	use: {
		browserName: 'chromium',
		actionTimeout: 20_000,
		navigationTimeout: 30_000,
		launchOptions: await browserLaunch(),
		locale: 'en-GB',
		timezoneId: 'Africa/Nairobi',
		screenshot: 'only-on-failure',
		trace: 'retain-on-failure'
	}
});
