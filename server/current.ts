import type { App } from './app.ts';

const KEY = Symbol.for('plenum.app');
type Holder = { [KEY]?: App | undefined };

/**
 * Shows the pages their app. The pages' bundle and the server each load their own copy of every
 * file, so a variable of a module would be two; the process has one global.
 */
export function provideApp(app: App): void {
	(globalThis as Holder)[KEY] = app;
}

/** Takes the app away again, unless another has been provided since. */
export function withdrawApp(app: App): void {
	if ((globalThis as Holder)[KEY] === app) delete (globalThis as Holder)[KEY];
}

/** The one app of this process. */
export function currentApp(): App {
	const app = (globalThis as Holder)[KEY];
	if (!app) throw new Error('no app has been provided: start through server/main.ts or vite dev');
	return app;
}
