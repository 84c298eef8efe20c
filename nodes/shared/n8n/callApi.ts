import { NodeOperationError, type IHttpRequestOptions } from 'n8n-workflow';
import { Failure } from '../base/failure';
import type { Fetch } from '../http/call';
import { httpOptions } from '../http/request';
import { DEFAULT_TIMEOUT } from '../http/requestOptions';
import type { RetryBudget } from '../http/retryBudget';
import { sendWithRetries } from '../http/sendWithRetries';
import type { Service } from '../operation/service';
import { accessOpener } from '../run/openConnection';
import type { EditorOrTriggerContext } from './context';
import { emptySource } from './sources';

/** How requests without a row are made. */
export interface CallOptions {
	/** Makes the attempts and waits that each request may use. */
	retryBudget: () => RetryBudget;
	/** Proxy, SSL, and timeout in ms; 30 s without one. */
	options?: () => Partial<IHttpRequestOptions>;
}

/** Runs `work` with access to the API. Throws a NodeOperationError when the API cannot be reached or refuses a request. */
export async function callApi<T>(
	context: EditorOrTriggerContext,
	service: Service,
	{ retryBudget, options = () => ({ timeout: DEFAULT_TIMEOUT }) }: CallOptions,
	work: (fetch: Fetch) => Promise<T>,
): Promise<T> {
	try {
		const { connection } = await accessOpener(emptySource(context), undefined, service)(0);
		const chosen = options();
		return await work(
			async (call) => await sendWithRetries(connection, call, { ...httpOptions(call), ...chosen }, retryBudget()),
		);
	} catch (error) {
		const isExplained = error instanceof Failure || error instanceof NodeOperationError;
		const description = isExplained ? (error.description ?? undefined) : undefined;
		throw new NodeOperationError(context.getNode(), error instanceof Error ? error.message : String(error), {
			description,
		});
	}
}
