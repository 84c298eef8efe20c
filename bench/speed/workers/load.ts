import { createRequire } from 'node:module';
// n8n has this loaded long before it loads a package of nodes.
import 'n8n-workflow';

const load = createRequire(__filename);

process.on('message', ({ files }: { files: string[] }) => {
	const start = performance.now();
	for (const file of files) load(file);
	process.send?.({ ms: performance.now() - start });
});
process.on('disconnect', () => process.exit());
