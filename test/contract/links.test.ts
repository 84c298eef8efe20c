import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { anchorsOf } from './shipped';

const root = join(__dirname, '../..');
const pages = ['*.md', 'docs/**/*.md', 'examples/**/*.md'].flatMap((pattern) => globSync(pattern, { cwd: root }));
const read = (path: string) => readFileSync(join(root, path), 'utf8');

/** The targets of the links and pictures of a page, without those that lead to other sites. */
function targetsOf(page: string): string[] {
	const text = read(page).replace(/^```.*?^```/gms, '');
	const targets = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target ?? '');
	return targets.filter((target) => !/^(?:https?:|mailto:)/.test(target));
}

it('there are pages with links', () => {
	expect(pages).toEqual(expect.arrayContaining(['README.md', 'docs/README.md', 'examples/docker/README.md']));
	expect(targetsOf('README.md').length).toBeGreaterThan(10);
});

it.each(pages)('every link of %s leads to a file, and to a heading of it', (page) => {
	const broken = targetsOf(page).filter((target) => {
		const [path = '', heading] = target.split('#');
		const file = path === '' ? page : join(dirname(page), path);
		if (!existsSync(join(root, file))) return true;
		return heading !== undefined && !anchorsOf(file).includes(heading);
	});
	expect(broken).toEqual([]);
});

it('every page of docs/ is in its index', () => {
	const listed = targetsOf('docs/README.md').map((target) => join('docs', target));
	expect(
		globSync('docs/*.md', { cwd: root }).filter((page) => page !== 'docs/README.md' && !listed.includes(page)),
	).toEqual([]);
});

it('the README is short enough to be read to its end', () => {
	expect(read('README.md').split(/\s+/).filter(Boolean).length).toBeLessThanOrEqual(1200);
});
