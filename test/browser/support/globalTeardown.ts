import removeTarball from '../../e2e/support/globalTeardown';
import { shared } from './sharedN8n';

/** Once, after all test files. */
export default async function globalTeardown(): Promise<void> {
	await shared.n8n?.close();
	removeTarball();
}
