import type { Check } from './check';

/** A package.json, as far as n8n's rules for community packages ask about it. */
export interface Manifest {
	name?: string;
	version?: string;
	description?: string;
	keywords?: string[];
	license?: string;
	homepage?: string;
	repository?: { url?: string };
	author?: { name?: string; email?: string };
	files?: string[];
	scripts?: Record<string, string>;
	dependencies?: Record<string, string>;
	optionalDependencies?: Record<string, string>;
	bundleDependencies?: unknown;
	peerDependencies?: Record<string, string>;
	overrides?: unknown;
	n8n?: { n8nNodesApiVersion?: number; strict?: boolean; credentials?: string[]; nodes?: string[] };
}

/** npm would run these on the computers of those who install the package. */
const forbiddenScripts = ['preinstall', 'install', 'postinstall', 'prepare', 'prepublish'];

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
const count = (record: object = {}) => Object.keys(record).length;

function demands(manifest: Manifest): Array<[holds: boolean, toChange: string]> {
	const { author, keywords = [], n8n, name = '', peerDependencies, repository, scripts = {} } = manifest;
	const scriptsToDrop = forbiddenScripts.filter((script) => script in scripts);
	return [
		[/^(@[^/]+\/)?n8n-nodes-./.test(name), `name: "${name}" has to begin with n8n-nodes-`],
		[keywords.includes('n8n-community-node-package'), 'keywords: add n8n-community-node-package'],
		[manifest.license === 'MIT', 'license: n8n asks for MIT'],
		[Boolean(manifest.description), 'description: say what the nodes do'],
		[Boolean(author?.name && author.email), 'author: give a name and an email'],
		[Boolean(manifest.homepage && repository?.url), 'homepage, repository: give both'],
		[same(manifest.files, ['dist']), 'files: list dist and nothing else'],
		[same(peerDependencies, { 'n8n-workflow': '*' }), 'peerDependencies: exactly {"n8n-workflow": "*"}'],
		[count(manifest.dependencies) === 0, 'dependencies: n8n allows none; move them to devDependencies'],
		[count(manifest.optionalDependencies) === 0, 'optionalDependencies: n8n allows none'],
		[manifest.bundleDependencies === undefined, 'bundleDependencies: n8n allows none'],
		[manifest.overrides === undefined, 'overrides: n8n allows none'],
		[scriptsToDrop.length === 0, `scripts: drop ${scriptsToDrop.join(', ')}, which npm runs at every install`],
		[n8n?.n8nNodesApiVersion === 1, 'n8n.n8nNodesApiVersion: has to be 1'],
		[n8n?.strict === true, 'n8n.strict: has to be true'],
	];
}

/** Whether package.json is one that n8n verifies: no dependencies, one peer, no scripts at install, all that it asks for. */
export function manifestCheck(manifest: Manifest): Check {
	const all = demands(manifest);
	return {
		what: 'package.json: dependencies, peers, scripts, what n8n asks for',
		figure: `${count(manifest.dependencies)} dependencies, ${all.length} demands`,
		toChange: all.filter(([holds]) => !holds).map(([, toChange]) => toChange),
	};
}
