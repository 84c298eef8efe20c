import { type IHttpRequestOptions, NodeOperationError } from 'n8n-workflow';
import { openConnection } from '../run/openConnection';
import { sendWithRetries } from '../http/sendWithRetries';
import { Failure } from '../base/failure';
import type { RetryBudget } from '../http/retryBudget';
import { httpOptions } from '../http/request';
import { DEFAULT_TIMEOUT } from '../http/requestOptions';
import type { Service } from '../operation/service';
import type { Fetch } from '../http/call';
import { emptySource } from './sources';
import type { EditorOrTriggerContext } from './context';

/** How a call without a row is made. */
export interface CallOptions {
	/** The tries and waits that each request may take. */
	retryBudget: () => RetryBudget;
	/** Proxy, SSL, and timeout in ms; 30 s without one. */
	options?: () => Partial<IHttpRequestOptions>;
}

/** Runs `work` with access to the API. Throws a NodeOperationError in plain words when the API cannot be asked, or says no. */
export async function callApi<T>(
	context: EditorOrTriggerContext,
	service: Service,
	{ retryBudget, options = () => ({ timeout: DEFAULT_TIMEOUT }) }: CallOptions,
	work: (fetch: Fetch) => Promise<T>,
): Promise<T> {
	try {
		const connection = await openConnection(emptySource(context), undefined, service);
		const chosen = options();
		return await work(
			async (call) => await sendWithRetries(connection, call, { ...httpOptions(call), ...chosen }, retryBudget()),
		);
	} catch (error) {
		const description = error instanceof Failure ? error.description : undefined;
		throw new NodeOperationError(context.getNode(), error instanceof Error ? error.message : String(error), {
			description,
		});
	}
}
