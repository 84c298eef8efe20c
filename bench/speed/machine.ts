import { availableParallelism, cpus, totalmem } from 'node:os';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the figures depend on besides the code. */
export interface Machine {
	cores: number;
	processor: string;
	/** Gigabytes. */
	memory: number;
	node: string;
	n8nCore: string;
	/** How busy all cores were with other things before the run: processes that wanted to run, per core. */
	loadBefore: number;
}

/** The facts of this machine, without its name. */
export function machineFacts(loadBefore: number): Machine {
	return {
		cores: availableParallelism(),
		processor: cpus()[0]?.model ?? 'unknown',
		memory: Math.round(totalmem() / 2 ** 30),
		node: process.version,
		n8nCore: versionOf('n8n-core'),
		loadBefore: Math.round((loadBefore / availableParallelism()) * 100) / 100,
	};
}

function versionOf(name: string): string {
	const manifest = join(__dirname, '../../node_modules', name, 'package.json');
	return (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version;
}
