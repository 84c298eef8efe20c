import type { Instance } from '../../e2e/support/instance';

/** The n8n of the run, as the process that started it holds it; the test files know its address. */
export const shared: { n8n?: Instance } = {};

/** Where the n8n of the run answers. Throws when there is none. */
export function sharedUrl(): string {
	const url = process.env.BROWSER_N8N_URL;
	if (url === undefined) throw new Error('There is no n8n: run the browser tests with `npm run test:browser`');
	return url;
}
