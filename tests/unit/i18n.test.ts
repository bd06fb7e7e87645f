import { describe, expect, it } from 'vitest';
import { refusals } from '#domain/refusal.ts';
import { catalogueIn } from '#lib/i18n/catalogues.ts';
import { clock, formatsOf } from '#lib/i18n/formats.ts';
import { languages, type Locale } from '#lib/i18n/languages.ts';
import { localeOf } from '#lib/i18n/locale.ts';
import { refusalWords } from '#lib/i18n/refusal-words.ts';

describe('the language of a page', () => {
	it('is the one a person chose before, whatever the browser asks for', () => {
		expect(localeOf('fr', 'en-GB,en')).toBe('fr');
	});

	it('is the browser’s most wanted language that the interface speaks', () => {
		expect(localeOf(undefined, 'de, fr-CD;q=0.9, en;q=0.8')).toBe('fr');
		expect(localeOf(undefined, 'en;q=0.2, fr;q=0.7')).toBe('fr');
		expect(localeOf(undefined, 'fr;q=0, en;q=0.1')).toBe('en');
	});

	it.each([undefined, null, '', ',,;;', 'xx;q=abc', '*', 'é'.repeat(5000)])(
		'is English when nothing usable is asked for: %j',
		(header) => {
			expect(localeOf('constructor', header)).toBe('en');
		}
	);
});

/** Every word of a catalogue by its path; functions are called with arguments they can print. */
function wordsOf(area: object, path = ''): [string, string][] {
	return Object.entries(area).flatMap(([key, value]: [string, unknown]) => {
		const at = path ? `${path}.${key}` : key;
		if (typeof value === 'function') {
			const call = value as (...args: unknown[]) => unknown;
			return wordsOf({ [key]: call(...sample(at, call.length)) }, path);
		}
		if (typeof value === 'object' && value !== null) return wordsOf(value, at);
		return [[at, String(value)] satisfies [string, string]];
	});
}

function sample(path: string, count: number): unknown[] {
	return path.startsWith('refusals.') ? [{}] : Array.from({ length: count }, () => 2);
}

const shape = (words: [string, string][]) => words.map(([path]) => path).sort();

describe('the catalogues', () => {
	it.each(languages.map((language) => language.code))(
		'say everything in %s, and never nothing or "undefined"',
		async (code) => {
			const words = wordsOf(await catalogueIn(code as Locale));
			expect(shape(words)).toEqual(shape(wordsOf(await catalogueIn('en'))));
			for (const [path, text] of words) {
				expect(text.trim(), path).not.toBe('');
				expect(text, path).not.toMatch(/undefined|\[object|!/);
			}
		}
	);

	it('have words for every refusal, and say an unknown code as it is', async () => {
		const en = await catalogueIn('en');
		expect(Object.keys(en.refusals).sort()).toEqual(Object.keys(refusals).sort());
		expect(
			refusalWords(en, 'rapporteur-places-taken', { names: ['Amina Yusuf', 'Peter Lokiru'] })
		).toContain('Amina Yusuf and Peter Lokiru');
		expect(refusalWords(en, 'toString')).toContain('toString');
	});
});

describe('times of the event', () => {
	const noon = Date.UTC(2026, 5, 9, 9, 2);

	it('are read on the clock of the event’s place, not of the phone', () => {
		expect(formatsOf('en', 'Africa/Nairobi').time(noon)).toBe('12:02');
		expect(formatsOf('fr', 'America/Lima').time(noon)).toBe('04:02');
	});

	it('name the days as the language does', () => {
		const until = noon + 86_400_000;
		expect(formatsOf('en', 'Africa/Nairobi').days(noon, until)).toMatch(/^9\s?–\s?10 June 2026$/);
		expect(formatsOf('fr', 'Africa/Nairobi').days(noon, until)).toMatch(/9\s?–\s?10 juin 2026/);
	});

	it('stay readable when the agenda names no real time zone', () => {
		expect(formatsOf('en', 'Port/Amani').time(noon)).toBe('09:02');
	});

	it('count down to nothing and stay there', () => {
		expect([clock(462), clock(0.4), clock(-5), clock(3900)]).toEqual([
			'07:42',
			'00:01',
			'00:00',
			'1:05:00'
		]);
	});
});
