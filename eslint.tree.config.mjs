// Our own rules, over the whole tree: what ships, tests, sandbox, demo, benchmarks and tools.
import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';

/** How long a file may be before it has to be split. */
const lines = (max) => ({ 'max-lines': ['error', { max }] });

/** The same, for code alone: comments and blank lines do not count. */
const codeLines = (max) => ({ 'max-lines': ['error', { max, skipBlankLines: true, skipComments: true }] });

const noImports = (...patterns) => ({ 'no-restricted-imports': ['error', { patterns }] });

// What n8n lets community nodes use, and less: nothing that waits, looks around or tells tales.
const allowedImports = {
	regex: '^(?!n8n-workflow$|node:crypto$|\\.)',
	message: 'What ships imports n8n-workflow, node:crypto and its own files.',
};
const forbiddenGlobals =
	'process global globalThis require module console setTimeout setInterval setImmediate clearTimeout clearInterval clearImmediate __dirname __filename fetch eval Function';
const noDoubleAssertion = {
	selector: 'TSAsExpression > TSAsExpression',
	message: 'Two assertions in a row hide from the compiler what a value is: check it instead.',
};

/** The folders of nodes/shared. Each imports only from those before it in this list. */
const layers = ['base', 'http', 'paging', 'fields', 'operation', 'parameters', 'run', 'n8n', 'trigger'];

const door = {
	regex: '(^|/)shared/(?!trigger$)[^/]',
	message: 'Import what nodes/shared gives from its index.ts, and what triggers need from nodes/shared/trigger.',
};
const noService = { regex: '^(\\.\\./){2}', message: 'nodes/shared knows n8n, and no service.' };
const noDoor = {
	regex: '^\\.\\.?(/index)?$',
	message: 'No file of nodes/shared imports the index.ts that exports it.',
};

const layerRules = layers.map((layer, index) => ({
	files: [`nodes/shared/${layer}/**/*.ts`],
	rules: noImports(allowedImports, noService, noDoor, {
		regex: `^\\.\\./(?!(${layers.slice(0, index).join('|') || '-'})/)`,
		message: `nodes/shared/${layer} imports only from ${layers.slice(0, index).join(', ') || 'its own folder'}.`,
	}),
}));

const off = (...rules) => Object.fromEntries(rules.map((rule) => [`@typescript-eslint/${rule}`, 'off']));

// n8n's package scanner ignores comments like eslint-disable, so they may not hide anything in what ships.
const noExceptions = { linterOptions: { noInlineConfig: true } };

export default tseslint.config(
	{ ignores: ['dist/', 'coverage/', 'artifacts/', '.dev/', 'tools/n8n-node/'] },
	{ linterOptions: { reportUnusedDisableDirectives: 'error' } },
	js.configs.recommended,
	{
		files: ['**/*.ts'],
		extends: [tseslint.configs.strictTypeChecked],
		languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
		rules: {
			...lines(200),
			complexity: ['error', 15],
			eqeqeq: 'error',
			'@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
			'@typescript-eslint/no-confusing-void-expression': 'off',
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
			'@typescript-eslint/require-await': 'off', // many of n8n's hooks have to be async
			'@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
		},
	},
	{ files: ['**/*.mjs'], languageOptions: { globals: { console: 'readonly', process: 'readonly' } } },
	{
		files: ['**/*.js'],
		languageOptions: { sourceType: 'commonjs', globals: { __dirname: 'readonly', process: 'readonly' } },
	},
	{
		files: ['nodes/**/*.ts', 'credentials/**/*.ts'],
		...noExceptions,
		rules: {
			...noImports(allowedImports, door),
			'no-restricted-globals': ['error', ...forbiddenGlobals.split(' ')],
			'no-restricted-syntax': ['error', noDoubleAssertion],
			'@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': true }],
		},
	},
	{ files: ['nodes/*/*.node.ts'], rules: lines(60) },
	{ files: ['nodes/*/*Trigger.node.ts'], rules: lines(150) },
	{ files: ['nodes/*/resources/*/*.ts'], rules: lines(80) },
	{ files: ['nodes/shared/**/*.ts'], rules: codeLines(120) },
	...layerRules,
	{
		files: ['sandbox/**/*.ts'],
		rules: noImports({
			group: ['**/nodes/**', '**/credentials/**'],
			message: 'The sandbox proves the nodes, so it shares no code with them.',
		}),
	},
	{
		files: ['test/**/*.ts'],
		rules: {
			...lines(250),
			...off('no-non-null-assertion'),
			// Tests look into foreign JSON all the time, and what is not there fails their expectation.
			...off(
				'no-unsafe-argument',
				'no-unsafe-assignment',
				'no-unsafe-call',
				'no-unsafe-member-access',
				'no-unsafe-return',
			),
		},
	},
	prettier,
);
