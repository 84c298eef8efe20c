// eslint-plugin-n8n-nodes-base 2 on what ships. n8n's own config (eslint.config.mjs) still brings version 1 of it.
import nodesBase from 'eslint-plugin-n8n-nodes-base';
import { parser } from 'typescript-eslint';

/** The five rules that n8n's own config turns off, too. */
const off = [
	'cred-class-field-documentation-url-miscased',
	'cred-class-field-type-options-password-missing',
	'node-class-description-inputs-wrong-regular-node',
	'node-class-description-outputs-wrong',
	'node-param-type-options-max-value-present',
];

const rulesOf = (kind) => ({
	...nodesBase.configs[kind].rules,
	...Object.fromEntries(off.map((rule) => [`n8n-nodes-base/${rule}`, 'off'])),
});

export default [
	{
		plugins: { 'n8n-nodes-base': nodesBase },
		// n8n's package scanner ignores comments like eslint-disable, so they may not hide anything here either.
		linterOptions: { noInlineConfig: true },
		languageOptions: { parser, parserOptions: { extraFileExtensions: ['.json'] } },
	},
	{ files: ['package.json'], rules: rulesOf('community') },
	{ files: ['credentials/**/*.ts'], rules: rulesOf('credentials') },
	{ files: ['nodes/**/*.ts'], rules: rulesOf('nodes') },
];
