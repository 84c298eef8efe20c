import { createRequire } from 'node:module';
// n8n loads this module before any package of nodes, so that its loading time does not count.
import 'n8n-workflow';

const load = createRequire(__filename);

process.on('message', ({ files }: { files: string[] }) => {
	const start = performance.now();
	for (const file of files) load(file);
	process.send?.({ ms: performance.now() - start });
});
process.on('disconnect', () => process.exit());
