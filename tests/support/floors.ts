import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import ts from 'typescript';

/** One import of a file: where it points, and whether anything is left of it at run time. */
export type Import = { readonly specifier: string; readonly typeOnly: boolean };

type Floor = {
	readonly name: string;
	readonly holds: RegExp;
	/** Floors of the project it may import beside itself. */
	readonly onto: readonly string[];
	/** Packages it may import, each with all below it. */
	readonly packages: readonly string[];
};

const shared = ['yjs', 'lib0', 'valibot'];
const wire = [...shared, 'y-protocols'];

/** Which floor stands on which. The same table is drawn in ARCHITECTURE.md. */
export const floors: readonly Floor[] = [
	{ name: 'domain', holds: /^src\/domain\//, onto: [], packages: shared },
	{ name: 'sync', holds: /^src\/sync\//, onto: ['domain'], packages: wire },
	{
		name: 'lib',
		holds: /^src\/lib\//,
		onto: ['sync', 'domain'],
		packages: [...wire, 'y-websocket', 'svelte', 'uqr', '$app']
	},
	{
		name: 'routes',
		holds: /^src\/routes\//,
		onto: ['lib', 'domain'],
		packages: ['svelte', '@sveltejs/kit', '$app', 'valibot', '@valibot/to-json-schema']
	},
	{
		name: 'door',
		holds: /^src\/(hooks\.server|app\.d)\.ts$/,
		onto: ['lib', 'domain', 'app', 'entry'],
		packages: ['@sveltejs/kit']
	},
	{
		name: 'process',
		holds: /^server\/(config|log)\.ts$/,
		onto: ['domain'],
		packages: ['node:', 'pino']
	},
	{ name: 'storage', holds: /^server\/storage\//, onto: ['domain'], packages: ['node:'] },
	{ name: 'access', holds: /^server\/access\//, onto: ['storage', 'domain'], packages: ['node:'] },
	{
		name: 'export',
		holds: /^server\/export\//,
		onto: ['domain'],
		packages: ['node:', 'docx', 'write-excel-file', '@myriaddreamin/typst-ts-web-compiler']
	},
	{
		name: 'rooms',
		holds: /^server\/rooms\//,
		onto: ['storage', 'sync', 'domain'],
		packages: [...wire, 'node:']
	},
	{
		name: 'commands',
		holds: /^server\/commands\//,
		onto: ['rooms', 'storage', 'access', 'export', 'domain'],
		packages: [...shared, 'node:']
	},
	{
		name: 'app',
		holds: /^server\/app\.ts$/,
		onto: ['commands', 'rooms', 'storage', 'access', 'export', 'process', 'sync', 'domain'],
		packages: [...shared, 'node:']
	},
	{
		name: 'entry',
		holds: /^server\/[a-z-]+\.ts$/,
		onto: ['app', 'rooms', 'storage', 'process', 'sync', 'domain'],
		packages: ['node:', 'ws', 'vite']
	}
];

/** Every source file of the project, as `src/…` and `server/…`. */
export function sourceFiles(root: string): string[] {
	return ['src', 'server'].flatMap((folder) =>
		readdirSync(`${root}/${folder}`, { recursive: true, encoding: 'utf8' })
			.map((path) => posix.join(folder, path.replaceAll('\\', '/')))
			.filter((path) => /\.(ts|svelte)$/.test(path))
	);
}

/** The imports of a file as it stands on the disk. */
export function importsIn(root: string, file: string): Import[] {
	return importsOf(file, readFileSync(`${root}/${file}`, 'utf8'));
}

/** Static and dynamic imports, re-exports and import types, of TypeScript or of a component's scripts. */
export function importsOf(file: string, text: string): Import[] {
	const code = file.endsWith('.svelte')
		? [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)]
				.map(([, script]) => script)
				.join('\n')
		: text;
	const found: Import[] = [];
	const visit = (node: ts.Node): void => {
		if (ts.isImportDeclaration(node)) note(node.moduleSpecifier, onlyTypes(node.importClause));
		else if (ts.isExportDeclaration(node)) note(node.moduleSpecifier, node.isTypeOnly);
		else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
			note(node.argument.literal, true);
		else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
			note(node.arguments[0], false);
		ts.forEachChild(node, visit);
	};
	const note = (specifier: ts.Node | undefined, typeOnly: boolean) => {
		if (specifier && ts.isStringLiteralLike(specifier))
			found.push({ specifier: specifier.text, typeOnly });
	};
	visit(ts.createSourceFile(file, code, ts.ScriptTarget.Latest));
	return found;
}

/** Whether an import leaves nothing at run time. One for its effects alone leaves all. */
function onlyTypes(clause: ts.ImportClause | undefined): boolean {
	if (!clause) return false;
	if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
	const named = clause.namedBindings;
	if (clause.name || !named || !ts.isNamedImports(named)) return false;
	return named.elements.length > 0 && named.elements.every(({ isTypeOnly }) => isTypeOnly);
}

/** The project's own file an import points to; null for a package. */
export function targetOf(file: string, specifier: string): string | null {
	if (specifier.startsWith('.')) return posix.join(posix.dirname(file), specifier);
	const own = /^#(domain|sync|lib|server)\/(.+)$/.exec(specifier);
	if (!own) return null;
	return own[1] === 'server' ? `server/${own[2]}` : `src/${own[1]}/${own[2]}`;
}

/** What is wrong with an import, in words that name the rule; null when nothing is. */
export function breachOf(file: string, { specifier, typeOnly }: Import): string | null {
	const floor = floorOf(file);
	if (!floor) return `${file} stands on no floor: name one in tests/support/floors.ts`;
	if (specifier === '$lib' || specifier.startsWith('$lib/'))
		return `${file} imports ${specifier}: write #lib/…, which the server understands too`;
	const target = targetOf(file, specifier);
	if (target === null) {
		const allowed = floor.packages.some(
			(name) =>
				specifier === name ||
				specifier.startsWith(`${name}/`) ||
				(name === 'node:' && specifier.startsWith(name))
		);
		return allowed
			? null
			: `${file} imports ${specifier}: ${floor.name} may import only ${floor.packages.join(', ')}`;
	}
	if (target.endsWith('/$types')) return null;
	if (!/\.(ts|svelte|css)$/.test(target))
		return `${file} imports ${specifier}: write the ending of the file`;
	if (target.endsWith('.css')) return null;
	const below = floorOf(target);
	if (!below) return `${file} imports ${specifier}, which stands on no floor`;
	if (below !== floor && !floor.onto.includes(below.name))
		return `${file} imports ${specifier}: ${floor.name} stands on ${floor.onto.join(', ') || 'nothing'}, not on ${below.name}`;
	if (target.startsWith('server/') && file.startsWith('src/') && !typeOnly && file !== DOOR)
		return `${file} imports ${specifier}: only ${DOOR} may import a value of the server`;
	return null;
}

const DOOR = 'src/hooks.server.ts';

/** Circles of files importing each other, each once, as the paths along it. */
export function circles(graph: ReadonlyMap<string, readonly string[]>): string[][] {
	const found: string[][] = [];
	const done = new Set<string>();
	const walk = (file: string, path: readonly string[]): void => {
		const start = path.indexOf(file);
		if (start !== -1) found.push([...path.slice(start), file]);
		if (start !== -1 || done.has(file)) return;
		for (const next of graph.get(file) ?? []) walk(next, [...path, file]);
		done.add(file);
	};
	for (const file of graph.keys()) walk(file, []);
	return found;
}

/**
 * Who imports whom at run time. Types do not count here: a catalogue and its entries may well name
 * each other's.
 */
export function graphOf(root: string, files: readonly string[]): Map<string, string[]> {
	return new Map(
		files.map((file) => [
			file,
			importsIn(root, file)
				.filter(({ typeOnly }) => !typeOnly)
				.map(({ specifier }) => targetOf(file, specifier))
				.filter((target) => target !== null && existsSync(`${root}/${target}`))
				.filter((target) => target !== null)
		])
	);
}

function floorOf(file: string): Floor | null {
	return floors.find(({ holds }) => holds.test(file)) ?? null;
}
