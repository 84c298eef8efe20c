import { toText } from '../../shared/base/record';
import type { Hint } from '../../shared/http/failureText';
import { chatwootHint } from '../hints';
import type { Call } from '../../shared/http/call';

const PRIVATE = `The address has to be one that Chatwoot can call: not localhost, no private address such as 192.168.x, no name without a dot. Set n8n's variable WEBHOOK_URL to its public address, or allow private ones in Chatwoot (SAFE_FETCH_ALLOW_PRIVATE_NETWORK=true).`;

/** What Chatwoot means by a refusal when it is asked about webhooks; otherwise the same as for the action node. */
export function triggerHint(status: number, call: Call, text: string): Hint | undefined {
	if (!call.route.includes('/webhooks')) return chatwootHint(status, call, text);
	if (status === 401 && /do this action/i.test(text)) {
		return {
			message: 'Only administrators may register webhooks, and the user of this access token is none (401)',
			description:
				'Use the access token of an administrator. Without one, choose the mode API Inbox Callback: nothing is registered there.',
		};
	}
	return status === 422 ? aboutWebhook(call, text) : chatwootHint(status, call, text);
}

function aboutWebhook({ body }: Call, text: string): Hint {
	if (/subscription|events/i.test(text)) {
		return {
			message: `Chatwoot does not know all of these events (422): ${[body.subscriptions].flat().map(toText).join(', ')}`,
			description:
				'Check "Other Events" under Options: the names have to be those of the API, and known to your version.',
		};
	}
	return {
		message: `Chatwoot does not take ${toText(body.url)} as the address of a webhook (422): ${text}. Give n8n a public address (WEBHOOK_URL)`,
		description: PRIVATE,
	};
}
