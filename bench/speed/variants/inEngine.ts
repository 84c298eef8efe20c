import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { runNode, type Setup } from '../../../test/support/engine';
import { httpRequestIn } from '../../support/httpRequest';
import { serviceSetups } from '../services';
import { itemsFor } from '../services/rows';
import type { ServiceSetup } from '../services/service';
import { listByHttpRequest, sendByHttpRequest } from './httpRequest';
import { minimalCredential, minimalNode } from './minimal';
import { nodeWith } from './operations';
import type { Locations, Variant, Work } from './variant';

/** A node as n8n loads it, and its parameters for each kind of work. */
interface Prepared {
	setup: Setup;
	parametersOf: (work: Work) => INodeParameters;
}

/** Prepares a node to run in n8n's own engine. The function that it gives does one piece of work. */
export function prepareNode(
	variant: Variant,
	locations: Locations,
): (work: Work) => Promise<{ result: INodeExecutionData[]; parameters: INodeParameters }> {
	const service = serviceSetups[variant.service];
	const { setup, parametersOf } = preparedFor(variant, service, locations);
	return async (work) => {
		const parameters = parametersOf(work);
		const rows = work.kind === 'send' ? itemsFor(service.client, work.rows) : [{ json: {} }];
		const { items, error } = await runNode(setup, parameters, rows);
		if (error) throw new Error(`${variant.kind} of ${variant.service}: ${error.message}`);
		return { result: items, parameters };
	};
}

function preparedFor(variant: Variant, service: ServiceSetup, { url, n8nFolder }: Locations): Prepared {
	const { client } = service;
	if (variant.kind === 'HTTP Request') {
		const { node, version } = httpRequestIn(n8nFolder);
		return {
			setup: { node, credentialTypes: [], credentials: {}, settings: { typeVersion: version } },
			parametersOf: ({ kind }) => (kind === 'send' ? sendByHttpRequest(service, url) : listByHttpRequest(service, url)),
		};
	}
	if (variant.kind === 'minimal node') {
		return {
			setup: {
				node: minimalNode(client),
				credentialTypes: [minimalCredential(client)],
				// As many fields as our credential has, because n8n copies them for each request.
				credentials: { benchApi: { ...Object.values(service.credentials(url))[0], baseUrl: url } },
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
			node: nodeWith(service, variant.operations),
			credentialTypes: [service.credentialType],
			credentials: service.credentials(url),
		},
		parametersOf: (work) => ourParameters(service, work),
	};
}

function ourParameters(service: ServiceSetup, work: Work): INodeParameters {
	const { id, parameters } = work.kind === 'send' ? service.send : service.list;
	const [resource = '', operation = ''] = id.split(':');
	return {
		resource,
		operation,
		...parameters,
		...(work.kind === 'send' && work.concurrency !== undefined && { options: { concurrency: work.concurrency } }),
		...(work.kind === 'list' && work.raw && { options: { output: 'raw' } }),
	};
}
