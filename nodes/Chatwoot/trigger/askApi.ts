import type { IHookFunctions, IPollFunctions, IWebhookFunctions } from 'n8n-workflow';
import {
	callApi,
	Failure,
	isRecord,
	objectAt,
	RetryBudget,
	toText,
	type Call,
	type Fetch,
	type Hint,
	type Service,
} from '../../shared';
import { withTriggerAdvice } from '../../shared/trigger';
import { chatwootHint } from '../hints';
import { callTo, routes } from '../routes';
import { chatwoot } from '../service';

/** Chatwoot's API, with the hints of the trigger. Tests replace its clock. */
export const triggerService: Service = { ...chatwoot, hint: triggerHint };

/** Runs `work` while n8n switches a workflow on or off, polls, or catches up. Each request has 3 attempts. Throws a NodeOperationError. */
export async function askApi<T>(
	context: IHookFunctions | IPollFunctions | IWebhookFunctions,
	work: (fetch: Fetch) => Promise<T>,
): Promise<T> {
	const retryBudget = () => new RetryBudget(3, 10_000);
	return await callApi(context, triggerService, { retryBudget }, async (fetch) => await work(withTriggerAdvice(fetch)));
}

/**
 * Runs `work` while a delivery waits for its response, for which Chatwoot allows 5 s. Each request has 1 attempt of 3 s.
 * Throws a NodeOperationError.
 */
export async function askApiOnce<T>(context: IWebhookFunctions, work: (fetch: Fetch) => Promise<T>): Promise<T> {
	const options = () => ({ timeout: 3000 });
	return await callApi(context, triggerService, { retryBudget: () => new RetryBudget(1, 0), options }, work);
}

/** The ID of the user to whom the access token belongs. Throws a Failure. */
export async function fetchOwnUserId(fetch: Fetch): Promise<string> {
	const profile = await fetch(callTo(routes.getProfile));
	const id = isRecord(profile) ? toText(profile.id) : '';
	if (id !== '') return id;
	throw new Failure('notSent', 'Chatwoot does not say whose access token this is', {
		description: 'Without that, the workflow could answer itself. Check the base URL in the credential.',
	});
}

// The hints of the action node, except where an error of a webhook request means something else.
function triggerHint(status: number, call: Call, text: string, body: unknown): Hint | undefined {
	if (call.route === routes.updateInbox && status === 422) return invalidWebhookHint(call, text, body);
	const isAboutBots = call.route.includes('/agent_bot') || call.route.includes('/set_agent_bot');
	if (isAboutBots && status === 401 && /do this action/i.test(text)) {
		return {
			message: 'Only administrators may connect agent bots, and the user of this access token is none (401)',
			description: 'Use the access token of an administrator.',
		};
	}
	if (!call.route.includes('/webhooks')) return chatwootHint(status, call, text, body);
	if (status === 401 && /do this action/i.test(text)) {
		return {
			message: 'Only administrators may register webhooks, and the user of this access token is none (401)',
			description:
				'Use the access token of an administrator. Without one, choose the mode API Inbox Callback, and paste the URL of the trigger into the inbox.',
		};
	}
	return status === 422 ? invalidWebhookHint(call, text, body) : chatwootHint(status, call, text, body);
}

// 422 {"message":"Subscriptions Invalid events","attributes":["subscriptions"]}, seen on Chatwoot 4.15.1 and 4.8.0. Some servers
// have a text alone.
function invalidWebhookHint({ body }: Call, text: string, answer: unknown): Hint {
	const attributes = isRecord(answer) && Array.isArray(answer.attributes) ? answer.attributes.map(toText) : undefined;
	if (attributes?.includes('subscriptions') ?? /subscription|events/i.test(text)) {
		return {
			message: `Chatwoot does not know all of these events (422): ${[body.subscriptions].flat().map(toText).join(', ')}`,
			description:
				'Check "Other Events" under Options: the names have to be those of the API, and known to your version.',
		};
	}
	const url = toText(body.url ?? objectAt(body, 'channel').webhook_url);
	return {
		message: `Chatwoot does not take ${url} as the address of a webhook (422): ${text}. Give n8n a public address (N8N_WEBHOOK_URL)`,
		description: `The address has to be one that Chatwoot can call: not localhost, no private address such as 192.168.x, no name without a dot. Set n8n's variable N8N_WEBHOOK_URL (WEBHOOK_URL in older versions of n8n) to its public address, or allow private ones in Chatwoot (SAFE_FETCH_ALLOW_PRIVATE_NETWORK=true).`,
	};
}
