import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** How `npm run dev` is started. */
export interface DevOptions {
	port: number;
	/** Where n8n's data is kept between two starts. */
	folder: string;
	/** Begin with an empty folder. */
	fresh: boolean;
	/** Build again whenever a source file changes. */
	watch: boolean;
	/** n8n in queue mode: a main process, two webhook processors, two workers, Redis and PostgreSQL. Nothing is kept. */
	queue: boolean;
	help: boolean;
}

export const usage = `Usage: npm run dev -- [--port 5678] [--fresh] [--watch] [--folder .dev] [--queue]

  --port    where n8n answers on this machine
  --fresh   forgets workflows, runs and settings of earlier starts
  --watch   builds again when a source file changes, and lets n8n load it
  --folder  where all of it is kept
  --queue   n8n in queue mode, with two webhook processors and two workers; keeps nothing but the logs`;

/** Reads the command line; a folder is meant from `cwd`. Throws for what it does not know. */
export function optionsOf(args: string[], { root, cwd }: { root: string; cwd: string }): DevOptions {
	const { values } = parseArgs({
		args,
		options: {
			port: { type: 'string', default: '5678' },
			folder: { type: 'string' },
			fresh: { type: 'boolean', default: false },
			watch: { type: 'boolean', default: false },
			queue: { type: 'boolean', default: false },
			help: { type: 'boolean', default: false },
		},
	});
	const { port, folder, ...flags } = values;
	if (flags.queue && flags.watch) throw new Error('--watch reloads one n8n: it does not go with --queue.');
	if (!/^\d+$/.test(port) || Number(port) < 1 || Number(port) > 65_535)
		throw new Error(`--port takes a whole number from 1 to 65535, not '${port}'.`);
	return { ...flags, port: Number(port), folder: folder === undefined ? resolve(root, '.dev') : resolve(cwd, folder) };
}
