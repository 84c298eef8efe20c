import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import { callApi, type Fetch } from '../../shared/n8n/callApi';
import { RetryBudget } from '../../shared/http/retryBudget';
import type { Service } from '../../shared/operation/service';
import { chatwoot } from '../service';
import { triggerHint } from './hints';

/** Chatwoot as triggers ask it. Tests put a clock of their own into it. */
export const service: Service = { ...chatwoot, hint: triggerHint };

/** Asks Chatwoot while somebody waits for a workflow to be switched on or off. Throws a NodeOperationError. */
export async function ask<T>(context: IHookFunctions, work: (fetch: Fetch) => Promise<T>): Promise<T> {
	return await callApi(context, service, { retryBudget: () => new RetryBudget(3, 10_000) }, work);
}

/** Asks once and quickly while a delivery waits for its answer, which has to come within 5 s. Throws a NodeOperationError. */
export async function askQuickly<T>(context: IWebhookFunctions, work: (fetch: Fetch) => Promise<T>): Promise<T> {
	const options = () => ({ timeout: 3000 });
	return await callApi(context, service, { retryBudget: () => new RetryBudget(1, 0), options }, work);
}
