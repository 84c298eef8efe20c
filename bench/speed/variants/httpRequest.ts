import type { INodeParameters } from 'n8n-workflow';
import type { ServiceSetup } from '../services/service';

function common({ client }: ServiceSetup): INodeParameters {
	const headers = Object.entries(client.headers).map(([name, value]) => ({ name, value }));
	return {
		authentication: 'none',
		...(headers.length > 0 && { sendHeaders: true, headerParameters: { parameters: headers } }),
	};
}

/** The parameters of a send with n8n's HTTP Request node. With its default batching it starts all rows at the same time. */
export function sendByHttpRequest(setup: ServiceSetup, url: string): INodeParameters {
	const { sendPath, body } = setup.http;
	return { ...common(setup), method: 'POST', url: `=${url}${sendPath}`, sendBody: true, ...body };
}

/**
 * The parameters of a whole list with the pagination of n8n's HTTP Request node. The node gives one item per page, or one per
 * record when the response is an array.
 */
export function listByHttpRequest(setup: ServiceSetup, url: string): INodeParameters {
	const { listPath, listQuery, pagination } = setup.http;
	const query = Object.entries(listQuery).map(([name, value]) => ({ name, value }));
	return {
		...common(setup),
		method: 'GET',
		url: `${url}${listPath}`,
		...(query.length > 0 && { sendQuery: true, queryParameters: { parameters: query } }),
		options: {
			pagination: {
				pagination: {
					paginationMode: 'updateAParameterInEachRequest',
					parameters: { parameters: [{ type: 'qs', name: pagination.name, value: pagination.value }] },
					paginationCompleteWhen: 'other',
					completeExpression: pagination.complete,
					limitPagesFetched: false,
					requestInterval: 0,
				},
			},
		},
	};
}
