import { availableParallelism, cpus, totalmem } from 'node:os';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The machine and the versions that the figures were measured with. */
export interface Machine {
	cores: number;
	processor: string;
	/** Gigabytes. */
	memory: number;
	node: string;
	n8nCore: string;
	/** The load average per core just before the run: processes other than the benchmark. */
	loadBefore: number;
}

/** Describes this machine, without its name. `loadAverage`: over the last minute, all cores together. */
export function machineFacts(loadAverage: number): Machine {
	return {
		cores: availableParallelism(),
		processor: cpus()[0]?.model ?? 'unknown',
		memory: Math.round(totalmem() / 2 ** 30),
		node: process.version,
		n8nCore: versionOf('n8n-core'),
		loadBefore: Math.round((loadAverage / availableParallelism()) * 100) / 100,
	};
}

function versionOf(name: string): string {
	const manifest = join(__dirname, '../../node_modules', name, 'package.json');
	return (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version;
}
