import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildFolder, startProgram } from './build';

/** The milliseconds that `require` takes for all nodes and credentials; a new process and one figure per round. */
export async function measureLoading(rounds: number): Promise<number[]> {
	const files = shippedFiles();
	const taken: number[] = [];
	for (let round = 0; round < rounds; round++) {
		const child = startProgram('load');
		try {
			const { ms } = await child.ask<{ ms: number }>({ files });
			taken.push(Math.round(ms * 10) / 10);
		} finally {
			await child.stop();
		}
	}
	return taken;
}

function shippedFiles(): string[] {
	const manifest = join(__dirname, '../../package.json');
	const { n8n } = JSON.parse(readFileSync(manifest, 'utf8')) as { n8n: Record<'credentials' | 'nodes', string[]> };
	return [...n8n.credentials, ...n8n.nodes].map((file) => join(buildFolder, file.replace(/^dist\//, '')));
}
