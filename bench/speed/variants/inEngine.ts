import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { runNode, type Setup } from '../../../test/support/engine';
import { httpRequestIn } from '../../support/httpRequest';
import { candidates } from '../services';
import { rowsOf, type Candidate } from '../services/service';
import { listByHttpRequest, sendByHttpRequest } from './httpRequest';
import { minimalCredential, minimalNode } from './minimal';
import { nodeWith } from './operations';
import type { Place, Variant, Work } from './variant';

/** A node that is ready to run, and its parameters for each kind of work. */
interface Prepared {
	setup: Setup;
	parametersOf: (work: Work) => INodeParameters;
}

/** Prepares a variant that runs in n8n's own engine. Gives a function that does a piece of work with it. */
export function prepareNode(
	variant: Variant,
	place: Place,
): (work: Work) => Promise<{ result: INodeExecutionData[]; parameters: INodeParameters }> {
	const candidate = candidates[variant.service];
	const { setup, parametersOf } = preparedFor(variant, candidate, place);
	return async (work) => {
		const parameters = parametersOf(work);
		const rows = work.kind === 'send' ? rowsOf(candidate.client, work.rows) : [{ json: {} }];
		const { items, error } = await runNode(setup, parameters, rows);
		if (error) throw new Error(`${variant.kind} of ${variant.service}: ${error.message}`);
		return { result: items, parameters };
	};
}

function preparedFor(variant: Variant, candidate: Candidate, { url, n8nFolder }: Place): Prepared {
	const { client } = candidate;
	if (variant.kind === 'HTTP Request') {
		const { node, version } = httpRequestIn(n8nFolder);
		return {
			setup: { node, credentialTypes: [], credentials: {}, settings: { typeVersion: version } },
			parametersOf: ({ kind }) =>
				kind === 'send' ? sendByHttpRequest(candidate, url) : listByHttpRequest(candidate, url),
		};
	}
	if (variant.kind === 'minimal node') {
		return {
			setup: {
				node: minimalNode(client),
				credentialTypes: [minimalCredential(client)],
				// n8n hands out a copy of them for each request, and so they are to be as many.
				credentials: { benchApi: { ...Object.values(candidate.credentials(url))[0], baseUrl: url } },
			},
			parametersOf: (work) =>
				work.kind === 'list'
					? { operation: 'list' }
					: {
							operation: 'send',
							to: '={{ $json.to }}',
							text: '={{ $json.text }}',
							concurrency: work.concurrency ?? 10,
						},
		};
	}
	return {
		setup: {
			node: nodeWith(candidate, variant.operations),
			credentialTypes: [candidate.credentialType],
			credentials: candidate.credentials(url),
		},
		parametersOf: (work) => ourParameters(candidate, work),
	};
}

function ourParameters(candidate: Candidate, work: Work): INodeParameters {
	const { id, parameters } = work.kind === 'send' ? candidate.send : candidate.list;
	const [resource = '', operation = ''] = id.split(':');
	return {
		resource,
		operation,
		...parameters,
		...(work.kind === 'send' && work.concurrency !== undefined && { delivery: { concurrency: work.concurrency } }),
		...(work.kind === 'list' && work.raw && { output: 'raw' }),
	};
}
