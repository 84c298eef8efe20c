import { globSync } from 'node:fs';
import { join } from 'node:path';

import { importCircles } from './importCircles';
import { n8nNodeLint } from './n8nNodeLint';
import { run, type Ended } from './run';

const root = join(__dirname, '..');
const bin = (name: string) => join(root, 'node_modules', '.bin', name);
const eslint = (config: string, ...paths: string[]) =>
	run(bin('eslint'), ['--color', '--max-warnings', '0', '--config', config, ...paths], root);

const composeFiles = globSync(join('examples', 'docker', '*.yaml'), { cwd: root });
// YAML has to see an anchor before it is used. A reader meets the parts in the order in which they start, and what a service takes
// over from another one before what is its own.
const composeOrders = ['services-alphabetical-order', 'top-level-properties-order', 'service-keys-order'];
const composeOptions = ['--max-warnings', '0', ...composeOrders.flatMap((rule) => ['--disable-rule', rule])];

const parts: Record<string, () => Promise<Ended>> = {
	'n8n-node lint (what ships)': () => n8nNodeLint(root),
	'n8n-nodes-base 2 (what ships)': () => eslint('eslint.nodes.config.mjs', 'package.json', 'nodes', 'credentials'),
	'our own rules (whole tree)': () => eslint('eslint.tree.config.mjs', '.'),
	'import circles (nodes, credentials, sandbox, bench)': () => importCircles(root),
	'types (whole tree)': () => run('npm', ['run', '--silent', 'typecheck'], root),
	'dclint (compose files)': () => run(bin('dclint'), [...composeFiles, ...composeOptions], root),
	'prettier (whole tree)': () => run(bin('prettier'), ['--check', '.'], root),
};

async function main(): Promise<void> {
	for (const [part, check] of Object.entries(parts)) {
		const started = Date.now();
		const { code, output } = await check();
		const seconds = ((Date.now() - started) / 1000).toFixed(1);
		console.log(`${code === 0 ? '✔' : '✖'} ${part}, ${seconds} s`);
		if (code === 0) continue;
		console.log(output);
		process.exitCode = 1;
	}
}

void main();
