import type { INodeParameters } from 'n8n-workflow';
import type { Candidate } from '../services/service';

function common({ client }: Candidate): INodeParameters {
	const headers = Object.entries(client.headers).map(([name, value]) => ({ name, value }));
	return {
		authentication: 'none',
		...(headers.length > 0 && { sendHeaders: true, headerParameters: { parameters: headers } }),
	};
}

/** A send with n8n's HTTP Request node at its defaults, which start all rows at once. */
export function sendByHttpRequest(candidate: Candidate, url: string): INodeParameters {
	const { sendPath, body } = candidate.http;
	return { ...common(candidate), method: 'POST', url: `=${url}${sendPath}`, sendBody: true, ...body };
}

/** A whole list with its pagination. Each page comes out as one item, or as items where the answer is a bare list. */
export function listByHttpRequest(candidate: Candidate, url: string): INodeParameters {
	const { listPath, listQuery, pagination } = candidate.http;
	const query = Object.entries(listQuery).map(([name, value]) => ({ name, value }));
	return {
		...common(candidate),
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
