import { callApi, RetryBudget, type Fetch } from '../../shared';
import { withTriggerAdvice } from '../../shared/trigger';
import type { IHookFunctions, IPollFunctions, IWebhookFunctions } from 'n8n-workflow';
import { respondent } from '../service';

// 3 attempts, 15 s of waits.
const retryBudget = () => new RetryBudget(3, 15_000);

/** Runs `work` with access to the API. Throws a NodeOperationError when the API cannot be reached, or refuses a request. */
export async function askApi<T>(
	context: IHookFunctions | IPollFunctions | IWebhookFunctions,
	work: (fetch: Fetch) => Promise<T>,
): Promise<T> {
	return await callApi(context, respondent, { retryBudget }, async (fetch) => await work(withTriggerAdvice(fetch)));
}
