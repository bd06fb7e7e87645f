import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { realtime } from './server/dev.ts';

export default defineConfig({
	plugins: [sveltekit(), realtime()],
	build: { target: 'es2022' }
});
