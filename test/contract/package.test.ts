import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import manifest from '../../package.json';
import { manifestCheck } from '../../tools/package/manifestCheck';
import { credentials, nodes, root } from './shipped';

const read = (path: string) => readFileSync(join(root, path), 'utf8');
const sources = globSync('{nodes,credentials}/**/*.ts', { cwd: root });

describe('package.json', () => {
	it('is one that n8n verifies', () => {
		expect(manifestCheck(manifest).toChange).toEqual([]);
	});

	it('names every node and every credential that there is, and no other', () => {
		const named = [...nodes, ...credentials].map(({ source }) => `${source}.ts`);
		expect(sources.filter((path) => /\.(node|credentials)\.ts$/.test(path)).sort()).toEqual(named.sort());
	});
});

describe('What ships', () => {
	it('imports n8n-workflow, node:crypto and its own files', () => {
		const imported = sources.flatMap((path) =>
			ts.preProcessFile(read(path)).importedFiles.map(({ fileName }) => ({ path, fileName })),
		);
		const strange = imported.filter(({ fileName }) => !/^(n8n-workflow|node:crypto|\.\.?\/.*)$/.test(fileName));
		expect(strange).toEqual([]);
		expect(imported.length).toBeGreaterThan(sources.length);
	});

	it('stays within nodes and credentials', () => {
		const leaving = sources.filter((path) => {
			const up = '../'.repeat(path.split('/').length);
			return read(path).includes(`'${up}`);
		});
		expect(leaving).toEqual([]);
	});
});

describe('The documents', () => {
	it('are there: licence, how to report a hole, how to release, how to contribute', () => {
		expect(read('LICENSE')).toMatch(/^MIT License\n/);
		for (const path of ['SECURITY.md', 'CONTRIBUTING.md', 'docs/releasing.md'])
			expect(existsSync(join(root, path))).toBe(true);
	});

	it('tell in the README how to install, set up credentials and use every node', () => {
		const readme = read('README.md');
		const names = [
			...credentials.map(({ instance }) => instance.displayName.replace(/ API$/, '')),
			...nodes.map(({ instance }) => instance.description.displayName),
		];
		expect(readme).toMatch(/^## .*Install/m);
		expect(names.filter((name) => !readme.includes(name))).toEqual([]);
	});
});

describe('CHANGELOG.md', () => {
	const changelog = read('CHANGELOG.md');
	const versions = changelog.match(/(?<=^## ).+$/gm) ?? [];
	const groups = changelog.match(/(?<=^### ).+$/gm) ?? [];

	it('has the form of Keep a Changelog', () => {
		expect(changelog).toMatch(/^# Changelog\n/);
		expect(changelog).toContain('https://keepachangelog.com/en/1.1.0/');
		for (const heading of versions) {
			expect(heading).toMatch(/^\[(Unreleased|\d+\.\d+\.\d+(-[\w.]+)?)\]( - (\d{4}-\d{2}-\d{2}|Unreleased))?$/);
		}
		for (const heading of groups) expect(heading).toMatch(/^(Added|Changed|Deprecated|Removed|Fixed|Security)$/);
		expect(groups.length).toBeGreaterThan(0);
	});

	it('begins with the version of package.json, or with what has not been released', () => {
		expect(versions[0]).toMatch(new RegExp(`^\\[(Unreleased|${manifest.version.replaceAll('.', '\\.')})\\]`));
	});
});
