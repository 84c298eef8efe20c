import { fileListCheck } from '../../../tools/package/filesCheck';
import { loadCheck, timeReport } from '../../../tools/package/loadCheck';
import { loadFresh, operationCount } from '../../../tools/package/loaded';
import { manifestCheck, type Manifest } from '../../../tools/package/manifestCheck';
import { filesIn, sourcesIn } from '../../../tools/package/packed';
import { budgetFor, FIRST_OPERATIONS, sizeCheck } from '../../../tools/package/sizeCheck';
import { goodFiles, goodManifest, goodSources, removePackages, writePackage } from './fixture';

type Changes = Parameters<typeof writePackage>[0];

afterAll(removePackages);

describe('package.json', () => {
	it('passes as n8n wants it', () => {
		expect(manifestCheck(goodManifest)).toMatchObject({ figure: expect.stringMatching(/^0 /), toChange: [] });
		expect(manifestCheck({ ...goodManifest, dependencies: {} }).toChange).toEqual([]);
	});

	it.each<[Manifest, string]>([
		[{ name: 'conversations' }, 'name:'],
		[{ keywords: ['n8n'] }, 'keywords:'],
		[{ license: 'ISC' }, 'license:'],
		[{ description: '' }, 'description:'],
		[{ author: { name: 'Somebody' } }, 'author:'],
		[{ repository: {} }, 'homepage, repository:'],
		[{ files: ['dist', 'nodes'] }, 'files:'],
		[{ peerDependencies: { 'n8n-workflow': '^2' } }, 'peerDependencies:'],
		[{ peerDependencies: { 'n8n-workflow': '*', 'n8n-core': '*' } }, 'peerDependencies:'],
		[{ dependencies: { axios: '^1' } }, 'dependencies:'],
		[{ optionalDependencies: { axios: '^1' } }, 'optionalDependencies:'],
		[{ bundleDependencies: true }, 'bundleDependencies:'],
		[{ overrides: {} }, 'overrides:'],
		[{ scripts: { postinstall: 'node x.js' } }, 'scripts: drop postinstall,'],
		[{ scripts: { prepare: 'npm run build' } }, 'scripts: drop prepare,'],
		[{ n8n: { ...goodManifest.n8n, n8nNodesApiVersion: 2 } }, 'n8n.n8nNodesApiVersion:'],
		[{ n8n: { ...goodManifest.n8n, strict: false } }, 'n8n.strict:'],
	])('is refused with %j', (change, expected) => {
		expect(manifestCheck({ ...goodManifest, ...change }).toChange).toEqual([expect.stringContaining(expected)]);
	});
});

describe('The files', () => {
	const check = async (changes?: Changes) => fileListCheck(await filesIn(await writePackage(changes)), goodSources);

	it('pass when they are what the build makes of nodes and credentials', async () => {
		expect(await check()).toMatchObject({ figure: '10 files', toChange: [] });
	});

	it.each([
		'dist/test/send.test.js',
		'dist/sandbox/index.js',
		'dist/bundle.js',
		'dist/nodes/Example/Example.node.js.map',
		'dist/nodes/Example/Example.node.d.ts',
		'dist/nodes/shared/row.js',
		'dist/nodes/Example/example.png',
		'dist/nodes/Example/Other.node.json',
		'dist/tsconfig.tsbuildinfo',
		'bench/run.js',
		'nodes/Example/Example.node.ts',
		'.npmrc',
	])('are refused with %s among them', async (path) => {
		expect((await check({ [path]: 'x' })).toChange).toEqual([expect.stringContaining(`${path}: should not ship`)]);
	});

	it.each(Object.keys(goodFiles))('are refused without %s', async (path) => {
		expect((await check({ [path]: undefined })).toChange).toEqual([expect.stringContaining(`${path}: is missing`)]);
	});

	it('are compared with all that lies below nodes and credentials', async () => {
		const sources = Object.fromEntries(goodSources.map((path) => [path, '']));
		const folder = await writePackage({ ...sources, 'test/send.test.ts': '' });
		expect((await sourcesIn(folder)).sort()).toEqual([...goodSources].sort());
	});
});

describe('The size', () => {
	const file = (size: number) => ({ path: 'dist/nodes/Example/Example.node.js', size });
	const filesOf = (count: number) => Array.from({ length: count }, () => file(1));
	const budget = budgetFor(FIRST_OPERATIONS);

	it('passes up to the budget', () => {
		expect(sizeCheck([file(budget.bytes)], FIRST_OPERATIONS)).toMatchObject({
			figure: '1290.0 kB of 1290.0 kB, 1 of 556 files, for 77 operations',
			toChange: [],
		});
		expect(sizeCheck(filesOf(budget.files), FIRST_OPERATIONS).toChange).toEqual([]);
	});

	it('is refused above it, and the biggest file is named', () => {
		expect(sizeCheck([file(budget.bytes + 100)], FIRST_OPERATIONS).toChange).toEqual([
			expect.stringContaining('1290.1 kB is more than 1290.0 kB; the biggest are dist/nodes/Example/Example.node.js'),
		]);
	});

	it('is refused with too many files', () => {
		expect(sizeCheck(filesOf(budget.files + 1), FIRST_OPERATIONS).toChange).toEqual([
			expect.stringMatching(/files are more than/),
		]);
	});

	it.each([
		['none, when no node can be loaded', 0, { bytes: 1_290_000, files: 556 }],
		['those of the day when the budget was set', FIRST_OPERATIONS, { bytes: 1_290_000, files: 556 }],
		['one more', FIRST_OPERATIONS + 1, { bytes: 1_296_000, files: 558 }],
		['ten more', FIRST_OPERATIONS + 10, { bytes: 1_350_000, files: 576 }],
	])('may grow by 6 kB and 2 files with each further operation: %s', (_what, operations, expected) => {
		expect(budgetFor(operations)).toEqual(expected);
	});

	it('is judged by the budget of its own operations', () => {
		const files = [file(1_295_000)];
		expect(sizeCheck(files, FIRST_OPERATIONS).toChange).toHaveLength(1);
		expect(sizeCheck(files, FIRST_OPERATIONS + 1).toChange).toEqual([]);
	});
});

describe('What n8n loads', () => {
	const check = async (changes?: Changes) => {
		const folder = await writePackage(changes);
		const paths = (await filesIn(folder)).map(({ path }) => path);
		return loadCheck(await loadFresh(folder), new Set(paths));
	};
	const NODE = 'dist/nodes/Example/Example.node.js';

	it('passes when it can be loaded and has icons and codex', async () => {
		expect(await check()).toMatchObject({ figure: '1 nodes with 2 operations, 1 credentials', toChange: [] });
	});

	it.each<[string, Changes, string]>([
		['a node is missing', { [NODE]: undefined }, `${NODE}: cannot be loaded`],
		['a node throws', { [NODE]: "throw new Error('No');" }, `${NODE}: cannot be loaded: No`],
		['a class has another name', { [NODE]: 'exports.Other = class {};' }, `${NODE}: cannot be loaded`],
		['a node needs another package', { [NODE]: "require('axios');" }, "Cannot find module 'axios'"],
		['a node has one icon', { [NODE]: iconOf("'file:example.svg'") }, `${NODE}: needs two icon files`],
		['a node has no icon', { [NODE]: iconOf("'fa:envelope'") }, `${NODE}: needs two icon files`],
		['its dark icon is missing', { 'dist/nodes/Example/example.dark.svg': undefined }, 'example.dark.svg: is missing'],
		['its codex is missing', { 'dist/nodes/Example/Example.node.json': undefined }, 'Example.node.json: is missing'],
	])('is refused when %s', async (_what, changes, expected) => {
		expect((await check(changes)).toChange.join('\n')).toContain(expected);
	});

	it('has its operations counted, over all its menus', async () => {
		const menu = "{ name: 'operation', options: [{ value: 'get' }] }";
		const properties = `exports.properties = [${menu}, { name: 'resource', options: [{}, {}] }, ${menu}, ${menu}];`;
		const count = async (changes: Changes) => operationCount(await loadFresh(await writePackage(changes)));
		expect(await count({ 'dist/nodes/Example/resources/message.js': properties })).toBe(3);
		expect(await count({ [NODE]: iconOf("'file:example.svg'") })).toBe(0);
		expect(await count({ [NODE]: undefined })).toBe(0);
	});

	it('tells the median of the times, and judges none', () => {
		const times = [9000, 30, 20].map((own) => ({ own, n8nWorkflow: 300 }));
		expect(timeReport(times)).toMatchObject({ figure: expect.stringMatching(/^30 ms, 0\.10 of /), toChange: [] });
	});
});

function iconOf(icon: string): string {
	return `exports.Example = class { description = { name: 'example', icon: ${icon} } };`;
}
