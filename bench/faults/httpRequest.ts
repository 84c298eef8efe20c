import type { RespondentSandbox } from '../../sandbox';
import { installN8n } from '../../test/e2e/support/host';
import { httpRequestIn, type HttpRequest } from '../support/httpRequest';
import { TIMEOUT_MS } from './clock';
import type { NodeUnderTest } from './nodeUnderTest';

/**
 * Loads the node from the n8n that the end-to-end tests install in the user's cache. Installs that n8n when it is missing,
 * which takes some minutes; `report` receives what the installation prints.
 */
export async function loadHttpRequest(report: (line: string) => void): Promise<HttpRequest> {
	const { folder } = await installN8n(report);
	return httpRequestIn(folder);
}

/**
 * The HTTP Request node, set up for the same send. It has a batch size, without which it starts the requests of all rows at
 * the same moment.
 */
export function httpRequestNode(
	{ url, credentials }: RespondentSandbox,
	{ node, version }: HttpRequest,
): NodeUnderTest {
	const setup = { node, credentialTypes: [], credentials: {}, settings: { typeVersion: version } };
	const parameters = {
		method: 'POST',
		url: `=${url}/v1/messaging/conversations/{{ $json.conversationId }}/messages`,
		authentication: 'none',
		sendHeaders: true,
		headerParameters: {
			parameters: [
				{ name: 'x-api-key', value: credentials.apiKey },
				{ name: 'x-api-secret', value: credentials.apiSecret },
			],
		},
		sendBody: true,
		bodyParameters: { parameters: [{ name: 'body', value: '={{ $json.message }}' }] },
		options: {
			timeout: TIMEOUT_MS,
			response: { response: { responseFormat: 'json' } },
			batching: { batch: { batchSize: 25, batchInterval: 100 } },
		},
	};
	return { setup, parameters };
}
