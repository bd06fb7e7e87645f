/** What people call the thing this page is on. */
export type Device = 'phone' | 'computer';

/** Asked in the browser only. */
export function deviceHere(): Device {
	return window.matchMedia('(pointer: coarse) and (hover: none)').matches ? 'phone' : 'computer';
}
