import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

export default ts.config(
	{ ignores: ['build/', '.svelte-kit/', 'node_modules/', 'data/', 'test-results/'] },
	...ts.configs.recommended,
	...svelte.configs.recommended,
	{ languageOptions: { globals: { ...globals.browser, ...globals.node } } },
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } }
	},
	{
		rules: {
			// The type checker knows undefined names better, and knows the types ESLint does not.
			'no-undef': 'off',
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/consistent-type-imports': 'error',
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ argsIgnorePattern: '^_', varsIgnorePattern: '^_' }
			],
			// Text people type is never markup.
			'svelte/no-at-html-tags': 'error',
			// A space between two elements must be said: {' '}.
			'svelte/no-useless-mustaches': 'off',
			// What is not drawn may lie in plain sets and maps.
			'svelte/prefer-svelte-reactivity': 'off',
			// Addresses are literal and lie at the root: `paths.base` is never set.
			'svelte/no-navigation-without-resolve': 'off'
		}
	}
);
