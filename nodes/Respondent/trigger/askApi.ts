import { callApi, Failure, RetryBudget, type Fetch } from '../../shared';
import type { IHookFunctions, IPollFunctions, IWebhookFunctions } from 'n8n-workflow';
import { respondent } from '../service';

// 3 attempts, 15 s of waits.
const retryBudget = () => new RetryBudget(3, 15_000);

/** Runs `work` with access to the API. Throws a NodeOperationError when the API cannot be reached, or refuses a request. */
export async function askApi<T>(
	context: IHookFunctions | IPollFunctions | IWebhookFunctions,
	work: (fetch: Fetch) => Promise<T>,
): Promise<T> {
	return await callApi(context, respondent, { retryBudget }, async (fetch) => {
		return await work(async (call) => {
			try {
				return await fetch(call);
			} catch (error) {
				throw error instanceof Failure ? withTriggerAdvice(error) : error;
			}
		});
	});
}

// The advice of a Failure is written for action nodes. A trigger has no rows and no Request Options.
function withTriggerAdvice(failure: Failure): Failure {
	const { reason, message, description, code = '' } = failure;
	const advice = description.includes('Request Options')
		? `Check the base URL in the credential, and the network (${code}). Then try again.`
		: /\brows?\b/.test(description)
			? adviceFor(code)
			: description;
	return new Failure(reason, message, { description: advice, ...(code !== '' && { code }) });
}

function adviceFor(code: string): string {
	const isBusy = code === '429' || Number(code) >= 500;
	return isBusy ? 'Try again later.' : 'Check the settings of this node against the reason given.';
}
