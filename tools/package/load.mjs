// Loads what package.json names under "n8n", in a process of its own, and prints as JSON what came of it and how long it
// took: node load.mjs <folder of the package>. n8n-workflow is loaded before, as n8n has done, and timed apart.
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { performance } from 'node:perf_hooks';

const [folder] = process.argv.slice(2);
const require = createRequire(join(folder, 'package.json'));
const { n8n } = require('./package.json');

const milliseconds = (work) => {
	const started = performance.now();
	const result = work();
	return { result, took: performance.now() - started };
};

// A node has one menu of operations per resource. Triggers have none.
const operationsOf = ({ properties = [] }) =>
	properties.filter(({ name }) => name === 'operation').flatMap(({ options = [] }) => options).length;

// n8n looks for the class that has the file's name up to the first dot.
function load(file) {
	try {
		const { [basename(file).replace(/\..*$/, '')]: Class } = require(`./${file}`);
		const { description = {}, icon } = new Class(); // a credential has no description
		return { file, name: description.name, icon: description.icon ?? icon, operations: operationsOf(description) };
	} catch (error) {
		return { file, failure: error instanceof Error ? error.message : String(error) };
	}
}

const workflow = milliseconds(() => require('n8n-workflow'));
const own = milliseconds(() => ({ nodes: n8n.nodes.map(load), credentials: n8n.credentials.map(load) }));
console.log(JSON.stringify({ ...own.result, milliseconds: { n8nWorkflow: workflow.took, own: own.took } }));
