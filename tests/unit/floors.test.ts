import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import {
	breachOf,
	circles,
	graphOf,
	importsIn,
	importsOf,
	sourceFiles
} from '../support/floors.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const files = sourceFiles(root);

describe('the floors of the code', () => {
	test('hold: every import goes down, and to a package its floor may use', () => {
		expect(files.length).toBeGreaterThan(50);
		const breaches = files.flatMap((file) =>
			importsIn(root, file).map((one) => breachOf(file, one))
		);
		expect(breaches.filter((breach) => breach !== null)).toEqual([]);
	});

	test('have no circles', () => {
		expect(circles(graphOf(root, files)).map((circle) => circle.join(' → '))).toEqual([]);
	});

	test('keep the domain pure: no clock, no chance, no network, no timers', () => {
		const impure =
			/\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bfetch\(|\bset(Timeout|Interval)\(/;
		const found = files.filter(
			(file) =>
				file.startsWith('src/domain/') && impure.test(readFileSync(`${root}/${file}`, 'utf8'))
		);
		expect(found).toEqual([]);
	});
});

describe('the check of the floors', () => {
	test.each([
		[
			'src/domain/note.ts',
			"import { live } from '#lib/live.svelte.ts';",
			'domain stands on nothing'
		],
		['src/domain/note.ts', "import { join } from 'node:path';", 'domain may import only'],
		[
			'src/domain/note.ts',
			"import type { Room } from '../../server/rooms/room.ts';",
			'not on rooms'
		],
		['src/sync/messages.ts', "export * from '#lib/connection.ts';", 'sync stands on domain'],
		['src/lib/live.svelte.ts', "import { x } from '../routes/page.ts';", 'not on routes'],
		['src/lib/live.svelte.ts', "import { x } from '$lib/x.ts';", 'write #lib'],
		[
			'src/lib/note/NoteCard.svelte',
			'<script lang="ts">import x from "ws";</script>',
			'lib may import'
		],
		['src/routes/+page.svelte', '<script>import x from "../lib/x";</script>', 'the ending'],
		['src/routes/+page.server.ts', "import { app } from '#server/current.ts';", 'not on entry'],
		['src/app.d.ts', "import { createApp } from '#server/app.ts';", 'a value of the server'],
		['server/rooms/room.ts', "const { WebSocket } = await import('ws');", 'rooms may import only'],
		['server/storage/sqlite.ts', "import { createApp } from '../app.ts';", 'not on app'],
		['server/commands/promotion.ts', "let x: import('../socket.ts').SocketDoor;", 'not on entry'],
		['server/app.ts', "import { serve } from './serve.ts';", 'not on entry']
	])('finds what is wrong in %s with %s', (file, text, words) => {
		const breaches = importsOf(file, text).map((one) => breachOf(file, one));
		expect(breaches).toHaveLength(1);
		expect(breaches[0]).toContain(words);
	});

	test('lets through what is right', () => {
		const text = `
			import type { Note } from '#domain/note.ts';
			import { writeHello } from '#sync/messages.ts';
			import Button from './Button.svelte';
			import * as Y from 'yjs';
			import { readVarUint } from 'lib0/decoding';
			const words = "import x from '#server/app.ts'";
		`;
		const file = 'src/lib/ui/x.ts';
		expect(importsOf(file, text)).toHaveLength(5);
		expect(importsOf(file, text).map((one) => breachOf(file, one))).toEqual(Array(5).fill(null));
	});

	test('finds a circle', () => {
		const graph = new Map([
			['a', ['b']],
			['b', ['c']],
			['c', ['b']]
		]);
		expect(circles(graph)).toEqual([['b', 'c', 'b']]);
	});
});
