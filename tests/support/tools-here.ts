import { execFileSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Where a program of this machine lies, or null when it is not here. */
export function programHere(name: string): string | null {
	const folders = (process.env['PATH'] ?? '').split(':');
	return folders.map((folder) => join(folder, name)).find((path) => existsSync(path)) ?? null;
}

/** LibreOffice, if it is here with the part that opens a kind of file. */
export function officeHere(part: 'writer' | 'calc'): string | null {
	const path = programHere('soffice');
	const library = part === 'writer' ? 'libswlo.so' : 'libsclo.so';
	return path !== null && existsSync(join(dirname(realpathSync(path)), library)) ? path : null;
}

/** What a check is called when what it needs may be missing: the missing is named, so it is counted. */
export function needing(tool: string, path: string | null, title: string): string {
	return path === null ? `${title} (skipped: ${tool} is not on this machine)` : title;
}

/** Text of a PDF in the order it was written, with its properties; null without `pdftotext`. */
export function textOfPdf(file: Uint8Array): string | null {
	if (programHere('pdftotext') === null || programHere('pdfinfo') === null) return null;
	const run = (program: string, ...options: string[]) =>
		execFileSync(program, options, {
			input: file,
			encoding: 'utf8',
			maxBuffer: 1e8,
			stdio: ['pipe', 'pipe', 'ignore']
		});
	return [
		run('pdftotext', '-raw', '-', '-'),
		run('pdfinfo', '-'),
		run('pdfinfo', '-meta', '-')
	].join('\n');
}
