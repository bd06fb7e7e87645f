import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { TypstCompiler } from '@myriaddreamin/typst-ts-web-compiler';

/** Sets pages with Typst. Takes half a second and some 150 MB to make: keep it while it is needed. */
export type Typesetter = {
	/** A template's pages as PDF. @throws Error in Typst's words when the template has a fault */
	pdf(template: string, data: object): Uint8Array;
	/** The values of a template's elements under a label, in reading order. */
	query(template: string, data: object, label: string): unknown;
};

const fonts = [
	'noto-serif/400Regular/NotoSerif_400Regular',
	'noto-serif/400Regular_Italic/NotoSerif_400Regular_Italic',
	'noto-serif/700Bold/NotoSerif_700Bold',
	'noto-sans/400Regular/NotoSans_400Regular',
	'noto-sans/700Bold/NotoSans_700Bold',
	'noto-naskh-arabic/400Regular/NotoNaskhArabic_400Regular',
	'noto-naskh-arabic/700Bold/NotoNaskhArabic_700Bold',
	'noto-sans-ethiopic/400Regular/NotoSansEthiopic_400Regular',
	'noto-sans-ethiopic/700Bold/NotoSansEthiopic_700Bold'
];

/** Loads the compiler and the fonts. It sees no other file, no network, no clock. */
export async function createTypesetter(): Promise<Typesetter> {
	const typst = await import('@myriaddreamin/typst-ts-web-compiler');
	const { resolve } = createRequire(import.meta.url);
	const wasm = await readFile(resolve('@myriaddreamin/typst-ts-web-compiler/wasm'));
	await typst.default({ module_or_path: wasm });
	const builder = new typst.TypstCompilerBuilder();
	builder.set_dummy_access_model();
	for (const font of fonts)
		await builder.add_raw_font(await readFile(resolve(`@expo-google-fonts/${font}.ttf`)));
	const compiler = await builder.build();
	return {
		pdf(template, data) {
			load(compiler, template, data);
			const answer: unknown = compiler.compile(MAIN, [], 'pdf', DIAGNOSTICS);
			compiler.reset();
			return pagesIn(answer);
		},
		query(template, data, label) {
			load(compiler, template, data);
			return JSON.parse(compiler.query(MAIN, [], `<${label}>`, 'value'));
		}
	};
}

const MAIN = '/main.typ';
/** Each fault as its place and its words. */
const DIAGNOSTICS = 2;

function load(compiler: TypstCompiler, template: string, data: object): void {
	compiler.add_source(MAIN, template);
	compiler.map_shadow('/report.json', new TextEncoder().encode(JSON.stringify(data)));
}

function pagesIn(answer: unknown): Uint8Array {
	if (typeof answer === 'object' && answer !== null && 'result' in answer)
		if (answer.result instanceof Uint8Array) return answer.result;
	throw new Error(`the report could not be set: ${JSON.stringify(answer)}`);
}
