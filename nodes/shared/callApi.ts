import {
	NodeOperationError,
	type IHookFunctions,
	type IHttpRequestOptions,
	type ILoadOptionsFunctions,
	type IPollFunctions,
	type IWebhookFunctions,
} from 'n8n-workflow';
import { openCorridor } from './corridor';
import { deliver } from './deliver';
import { Failure } from './failure';
import type { Call } from './operation';
import type { Patience } from './patience';
import { httpOptions } from './request';
import { DEFAULT_TIMEOUT } from './requestOptions';
import type { Service } from './service';
import { rowlessSource } from './source';

/** Where the API is called without any row: pickers, and triggers. */
export type Rowless = IHookFunctions | ILoadOptionsFunctions | IPollFunctions | IWebhookFunctions;

/** Sends a request and gives the body of the answer; throws a Failure. */
export type Fetch = (call: Call) => Promise<unknown>;

/** How a call without a row is made. */
export interface Manner {
	/** The tries and waits that each request may take. */
	patience: () => Patience;
	/** Proxy, SSL, and timeout in ms; 30 s without one. */
	options?: () => Partial<IHttpRequestOptions>;
}

/** Runs `work` with access to the API. Throws a NodeOperationError in plain words when the API cannot be asked, or says no. */
export async function callApi<T>(
	context: Rowless,
	service: Service,
	{ patience, options = () => ({ timeout: DEFAULT_TIMEOUT }) }: Manner,
	work: (fetch: Fetch) => Promise<T>,
): Promise<T> {
	try {
		const corridor = await openCorridor(rowlessSource(context), undefined, service);
		const chosen = options();
		return await work(async (call) => await deliver(corridor, call, { ...httpOptions(call), ...chosen }, patience()));
	} catch (error) {
		const description = error instanceof Failure ? error.description : undefined;
		throw new NodeOperationError(context.getNode(), error instanceof Error ? error.message : String(error), {
			description,
		});
	}
}
