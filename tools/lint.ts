import { join } from 'node:path';

import { importCircles } from './importCircles';
import { n8nNodeLint } from './n8nNodeLint';
import { run, type Ended } from './run';

const root = join(__dirname, '..');
const bin = (name: string) => join(root, 'node_modules', '.bin', name);
const eslint = (config: string, ...paths: string[]) =>
	run(bin('eslint'), ['--color', '--max-warnings', '0', '--config', config, ...paths], root);

const parts: Record<string, () => Promise<Ended>> = {
	'n8n-node lint (what ships)': () => n8nNodeLint(root),
	'n8n-nodes-base 2 (what ships)': () => eslint('eslint.nodes.config.mjs', 'package.json', 'nodes', 'credentials'),
	'our own rules (whole tree)': () => eslint('eslint.tree.config.mjs', '.'),
	'import circles (nodes, credentials, sandbox, bench)': () => importCircles(root),
	'types (whole tree)': () => run('npm', ['run', '--silent', 'typecheck'], root),
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
