import adapter from '@sveltejs/adapter-node';

/** @type {import('@sveltejs/kit').Config} */
export default {
	compilerOptions: { runes: true },
	kit: {
		adapter: adapter({ out: 'build', precompress: true }),
		paths: { relative: false },
		csp: {
			mode: 'nonce',
			directives: {
				'default-src': ['none'],
				'script-src': ['self'],
				'style-src': ['self'],
				// The one style attribute SvelteKit renders itself: its hidden announcer of page changes.
				'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
				'img-src': ['self', 'data:'],
				'font-src': ['self'],
				'connect-src': ['self'],
				'manifest-src': ['self'],
				'worker-src': ['self'],
				'form-action': ['self'],
				'base-uri': ['none'],
				'frame-ancestors': ['none'],
				'require-trusted-types-for': ['script'],
				'trusted-types': ['svelte-trusted-html', 'sveltekit-trusted-url']
			}
		},
		typescript: {
			config: (config) => ({
				...config,
				include: [
					...config.include.filter((path) => !path.includes('test')),
					'../server/**/*.ts',
					'../tests/**/*.ts',
					'../bench/**/*.ts',
					'../*.config.ts'
				],
				// Their packages are fetched by the benchmark alone.
				exclude: [...(config.exclude ?? []), '../bench/peers/**']
			})
		}
	}
};
