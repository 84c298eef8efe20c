import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Manifest } from '../../../tools/package/manifestCheck';

export const goodManifest: Manifest = {
	name: 'n8n-nodes-example',
	description: 'An example',
	keywords: ['n8n-community-node-package'],
	license: 'MIT',
	homepage: 'https://example.com',
	repository: { url: 'git+https://example.com/example.git' },
	author: { name: 'Somebody', email: 'somebody@example.com' },
	files: ['dist'],
	scripts: { build: 'tsc', prepublishOnly: 'npm run build' },
	peerDependencies: { 'n8n-workflow': '*' },
	n8n: {
		n8nNodesApiVersion: 1,
		strict: true,
		nodes: ['dist/nodes/Example/Example.node.js'],
		credentials: ['dist/credentials/ExampleApi.credentials.js'],
	},
};

const icon = (folder: string) => `{ light: 'file:${folder}example.svg', dark: 'file:${folder}example.dark.svg' }`;

/** A small package as it should be, by path. */
export const goodFiles: Record<string, string> = {
	'package.json': JSON.stringify(goodManifest),
	'README.md': '# Example',
	LICENSE: 'MIT',
	'index.js': '',
	'dist/nodes/Example/Example.node.js': `
		const { properties } = require('./resources/message');
		exports.Example = class { description = { name: 'example', icon: ${icon('')}, properties } };`,
	'dist/nodes/Example/resources/message.js':
		"exports.properties = [{ name: 'operation', options: [{ value: 'get' }, { value: 'send' }] }, { name: 'text' }];",
	'dist/nodes/Example/Example.node.json': '{}',
	'dist/nodes/Example/example.svg': '<svg/>',
	'dist/nodes/Example/example.dark.svg': '<svg/>',
	'dist/credentials/ExampleApi.credentials.js': `
		exports.ExampleApi = class { name = 'exampleApi'; icon = ${icon('../nodes/Example/')} };`,
};

/** What the good package was built from. */
export const goodSources = [
	'credentials/ExampleApi.credentials.ts',
	'nodes/Example/Example.node.json',
	'nodes/Example/Example.node.ts',
	'nodes/Example/example.dark.svg',
	'nodes/Example/example.svg',
	'nodes/Example/resources/message.ts',
];

const created: string[] = [];

/** Writes a package like the good one, with changes: other content by path, or undefined for a file that is to be missing. */
export async function writePackage(changes: Record<string, string | undefined> = {}): Promise<string> {
	const place = await mkdtemp(join(tmpdir(), 'n8n-package-test-'));
	created.push(place);
	const folder = join(place, 'node_modules', 'n8n-nodes-example');
	for (const [path, content] of Object.entries({ ...goodFiles, ...changes })) {
		if (content === undefined) continue;
		await mkdir(dirname(join(folder, path)), { recursive: true });
		await writeFile(join(folder, path), content);
	}
	const n8nWorkflow = join(__dirname, '..', '..', '..', 'node_modules', 'n8n-workflow');
	await symlink(n8nWorkflow, join(place, 'node_modules', 'n8n-workflow'));
	return folder;
}

export async function removePackages(): Promise<void> {
	await Promise.all(created.splice(0).map((place) => rm(place, { recursive: true, force: true })));
}
