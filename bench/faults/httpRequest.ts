import type { RespondentSandbox } from '../../sandbox';
import { installN8n } from '../../test/e2e/support/host';
import { httpRequestIn, type HttpRequest } from '../support/httpRequest';
import { TIMEOUT } from './pace';
import type { Candidate } from './respondent';

/**
 * Takes the node from the n8n that the end-to-end tests install in the user's cache; that takes some minutes when there
 * is none yet, and is said through `report`.
 */
export async function loadHttpRequest(report: (line: string) => void): Promise<HttpRequest> {
	const { folder } = await installN8n(report);
	return httpRequestIn(folder);
}

/**
 * The same send by the HTTP Request node, with the batching that n8n's editor proposes: without it, all requests of a
 * sheet start at the same moment.
 */
export function httpRequestNode({ url, credentials }: RespondentSandbox, { node, version }: HttpRequest): Candidate {
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
			timeout: TIMEOUT,
			response: { response: { responseFormat: 'json' } },
			batching: { batch: { batchSize: 25, batchInterval: 100 } },
		},
	};
	return { setup, parameters };
}
