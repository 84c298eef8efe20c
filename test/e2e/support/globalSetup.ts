import { installN8n } from './host';
import { packPackage } from './packed';

/** Once, before all test files: installs n8n, which takes minutes the first time, and packs what was built. */
export default async function globalSetup(): Promise<void> {
	await installN8n((line) => process.stderr.write(`${line}\n`));
	process.env.E2E_TARBALL = await packPackage();
}
