import type { IWebhookFunctions } from 'n8n-workflow';
import { callApi, RetryBudget } from '../../shared';
import { askedOncePerMinute } from '../../shared/trigger';
import { respondent } from '../service';
import { findWebhook, type TeamWebhook } from './webhooks';

/** One attempt within 2 s: the sender of the delivery waits for 3 s. */
const QUICK = { retryBudget: () => new RetryBudget(1, 0), options: () => ({ timeout: 2_000 }) };

const askOncePerMinute = askedOncePerMinute<TeamWebhook | undefined>();

/**
 * Reads the team's webhook from the API, once a minute at most for each `url`. The key changes whenever a webhook is
 * registered again, e.g. after somebody listened for a test event. Gives undefined when the webhook leads to another
 * address than `url`, and when the API cannot be reached. `now` is in ms since the epoch.
 */
export async function fetchCurrentWebhook(
	context: IWebhookFunctions,
	url: string,
	now: number,
): Promise<TeamWebhook | undefined> {
	return await askOncePerMinute(url, now, async () => await ask(context, url));
}

async function ask(context: IWebhookFunctions, url: string): Promise<TeamWebhook | undefined> {
	try {
		const found = await callApi(context, respondent, QUICK, findWebhook);
		return found?.url === url ? found : undefined;
	} catch (error) {
		const why = error instanceof Error ? error.message : String(error);
		context.logger.warn(`"${context.getNode().name}" could not ask for the key of its webhook: ${why}`);
		return undefined;
	}
}
