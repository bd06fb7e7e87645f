import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('../../src/app.css', import.meta.url), 'utf8');

/** The custom properties of the first block that follows a selector. */
function tokensOf(selector: string): Map<string, string> {
	const from = css.indexOf(`${selector} {`);
	if (from < 0) throw new Error(`no block for ${selector}`);
	const body = css.slice(css.indexOf('{', from) + 1, css.indexOf('}', from));
	return new Map(
		[...body.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [
			name,
			value.trim()
		])
	);
}

const light = tokensOf(':root');
const dark = tokensOf(":root[data-theme='dark']");

/** WCAG 2 contrast of two tokens, to one decimal. */
function contrast(theme: Map<string, string>, one: string, other: string): number {
	const luminance = (name: string) => {
		const hex = theme.get(name) ?? '';
		if (!/^#[0-9a-f]{6}$/i.test(hex)) throw new Error(`${name} is no colour: ${hex}`);
		const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
			const part = parseInt(hex.slice(at, at + 2), 16) / 255;
			return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
		});
		return 0.2126 * r + 0.7152 * g + 0.0722 * b;
	};
	const [bright = 0, dim = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
	return Math.round(((bright + 0.05) / (dim + 0.05)) * 10) / 10;
}

const surfaces = ['--ground', '--page', '--sheet'];
const kinds = ['proposal', 'finding', 'practice', 'gap', 'position'];

describe('the colours of the look', () => {
	it('are the same whether the device or the person chose dark', () => {
		expect(tokensOf(":root:not([data-theme='light'])")).toEqual(dark);
		expect([...light.keys()].filter((name) => !dark.has(name))).toEqual([]);
	});

	describe.each([
		['light', light],
		['dark', dark]
	])('in %s', (_, theme) => {
		it('let every text be read on every surface', () => {
			for (const surface of surfaces) {
				expect(contrast(theme, '--ink', surface), surface).toBeGreaterThanOrEqual(12);
				expect(contrast(theme, '--ink-2', surface), surface).toBeGreaterThanOrEqual(6);
				expect(contrast(theme, '--alarm', surface), surface).toBeGreaterThanOrEqual(4.5);
			}
			expect(contrast(theme, '--on-ink', '--ink')).toBeGreaterThanOrEqual(7);
			expect(contrast(theme, '--on-alarm', '--alarm')).toBeGreaterThanOrEqual(6);
			expect(contrast(theme, '--wait', '--wait-paper')).toBeGreaterThanOrEqual(7);
		});

		it('let edges and the focus ring be seen', () => {
			for (const surface of surfaces) {
				expect(contrast(theme, '--edge', surface), surface).toBeGreaterThanOrEqual(3.2);
				expect(contrast(theme, '--focus', surface), surface).toBeGreaterThanOrEqual(5);
			}
		});

		it.each(kinds)('let a %s be read and told from the table', (kind) => {
			expect(contrast(theme, '--ink', `--${kind}-paper`)).toBeGreaterThanOrEqual(10);
			expect(contrast(theme, `--${kind}-word`, `--${kind}-paper`)).toBeGreaterThanOrEqual(7);
			expect(contrast(theme, `--${kind}-edge`, '--ground')).toBeGreaterThanOrEqual(3.1);
		});

		it('let every sign’s letter be read', () => {
			for (let sign = 0; sign < 8; sign++) {
				expect(contrast(theme, '--on-sign', `--sign-${sign}`)).toBeGreaterThanOrEqual(6.5);
				expect(contrast(theme, `--sign-${sign}`, '--ground')).toBeGreaterThanOrEqual(5.2);
			}
		});

		it('let a writer’s name and caret be seen on every note', () => {
			for (let person = 0; person < 4; person++) {
				expect(contrast(theme, '--on-person', `--person-${person}`)).toBeGreaterThanOrEqual(6.2);
				for (const kind of kinds)
					expect(
						contrast(theme, `--person-${person}`, `--${kind}-paper`),
						`${person} ${kind}`
					).toBeGreaterThanOrEqual(4.9);
			}
		});
	});
});
