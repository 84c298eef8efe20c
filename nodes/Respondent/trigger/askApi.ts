import type { IHookFunctions, IPollFunctions, IWebhookFunctions } from 'n8n-workflow';
import { callApi, type Fetch } from '../../shared/n8n/callApi';
import { Failure } from '../../shared/base/failure';
import { RetryBudget } from '../../shared/http/retryBudget';
import { respondent } from '../service';

const patient = () => new RetryBudget(3, 15_000);

/** Runs `work` with access to the API. Throws a NodeOperationError in plain words when the API cannot be asked, or says no. */
export async function askApi<T>(
	context: IHookFunctions | IPollFunctions | IWebhookFunctions,
	work: (fetch: Fetch) => Promise<T>,
): Promise<T> {
	return await callApi(context, respondent, { retryBudget: patient }, async (fetch) => {
		return await work(async (call) => {
			try {
				return await fetch(call);
			} catch (error) {
				throw error instanceof Failure ? withoutRows(error) : error;
			}
		});
	});
}

// What nodes with rows advise, triggers have to say in other words: they have no rows, and no Request Options.
function withoutRows(failure: Failure): Failure {
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
