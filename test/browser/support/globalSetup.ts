import installAndPack from '../../e2e/support/globalSetup';
import { startInstance } from '../../e2e/support/instance';
import { pictures } from './pictures';
import { shared } from './sharedN8n';

/** Once, before all test files: packs what was built and starts the n8n that they share. */
export default async function globalSetup(): Promise<void> {
	await installAndPack();
	shared.n8n = await startInstance('n8n', pictures);
	process.env.BROWSER_N8N_URL = shared.n8n.url;
}
