import { type IHttpRequestOptions, NodeOperationError } from 'n8n-workflow';
import { openCorridor } from '../run/openConnection';
import { deliver } from '../http/sendWithRetries';
import { Failure } from '../base/failure';
import type { Patience } from '../http/retryBudget';
import { httpOptions } from '../http/request';
import { DEFAULT_TIMEOUT } from '../http/requestOptions';
import type { Service } from '../operation/service';
import type { Call } from '../http/call';
import { rowlessSource } from './sources';
import type { Rowless } from './context';

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
