import { dirname, join } from 'node:path/posix';

import type { Check } from './check';
import { operationCount, type Loaded, type LoadedFile } from './loaded';

/** The paths of an icon's files within the package. */
function iconFiles({ file, icon }: LoadedFile): string[] {
	const pair = typeof icon === 'string' ? [icon] : [icon?.light, icon?.dark];
	return pair.flatMap((name) => (name?.startsWith('file:') ? [join(dirname(file), name.slice('file:'.length))] : []));
}

function iconFaults(entry: LoadedFile, paths: Set<string>): string[] {
	const files = iconFiles(entry);
	if (new Set(files).size !== 2) return [`${entry.file}: needs two icon files, for light and for dark`];
	return files.filter((path) => !paths.has(path)).map((path) => `${path}: is missing, the icon of ${entry.file}`);
}

const codexOf = ({ file }: LoadedFile) => file.replace(/\.js$/, '.json');

/** Whether every node and credential can be loaded and has its icons, and every node its codex file. `paths` are the package's. */
export function loadCheck({ credentials, nodes }: Loaded, paths: Set<string>): Check {
	const all = [...nodes, ...credentials];
	const failed = all.filter(({ failure }) => failure !== undefined);
	const good = all.filter(({ failure }) => failure === undefined);
	return {
		what: 'what n8n loads: classes, icons for light and dark, codex',
		figure: `${nodes.length} nodes with ${operationCount({ nodes })} operations, ${credentials.length} credentials`,
		toChange: [
			...failed.map(({ failure, file }) => `${file}: cannot be loaded: ${failure}`),
			...good.flatMap((entry) => iconFaults(entry, paths)),
			...nodes
				.map(codexOf)
				.filter((path) => !paths.has(path))
				.map((path) => `${path}: is missing, the codex of a node`),
		],
	};
}

const median = (values: number[]) => [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;

/** How many times as long as n8n-workflow alone all nodes may take to load. */
export const timeBudget = 0.5;

/** How long loading took, in fresh processes, against n8n-workflow in the same ones. Says so, and never asks for a change: times depend on the computer. */
export function timeReport(runs: Array<Loaded['milliseconds']>): Check {
	const own = median(runs.map((run) => run.own));
	const n8nWorkflow = median(runs.map((run) => run.n8nWorkflow));
	const ratio = (own / n8nWorkflow).toFixed(2);
	return {
		what: 'time to load all of it in a fresh process (told, not judged: computers differ)',
		figure: `${own.toFixed(0)} ms, ${ratio} of the ${n8nWorkflow.toFixed(0)} ms of n8n-workflow; budget ${timeBudget}`,
		toChange: [],
	};
}
