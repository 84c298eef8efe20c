import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import { isRecord, toText } from '../../shared/base/record';

/** What was found out when the trigger was switched on. Kept in the node's static data, and nowhere else. */
export interface Registration {
	/** Where Chatwoot sends events. */
	url: string;
	/** The webhook in the account; missing for an inbox that calls a pasted URL. */
	webhookId?: string;
	/** What deliveries are signed with; missing where the server does not sign. */
	secret?: string;
	/** The user of the access token. */
	ownUserId: string;
	/** When it was read, in ms since the epoch. */
	readAt: number;
}

type Context = IHookFunctions | IWebhookFunctions;

/** Triggers that one process remembers; the one that was switched on first is forgotten first. */
const REMEMBERED = 1000;

/**
 * The newest registration by URL. n8n saves the static data of deliveries that overlap one over the other, so that a
 * secret which one of them has read may be lost to the next; and it saves nothing before the switching on has ended.
 */
const newest = new Map<string, Registration>();

/** Where Chatwoot is to send the events of this trigger; the test URL while somebody listens in the editor. */
export function urlOf(context: IHookFunctions): string {
	return context.getNodeWebhookUrl('default') ?? '';
}

/**
 * The registration of this trigger, the latest that is known; undefined when there is none. If the static data holds an
 * older one, it gets this one back.
 */
export function registrationOf(context: Context): Registration | undefined {
	const kept = readRegistration(context.getWorkflowStaticData('node').registration);
	// While a delivery to the test URL is handled, n8n names the production URL. What is kept knows better.
	const remembered = newest.get(kept?.url ?? context.getNodeWebhookUrl('default') ?? '');
	if (!remembered || remembered.readAt <= (kept?.readAt ?? 0)) return kept;
	keepRegistration(context, remembered);
	return remembered;
}

export function keepRegistration(context: Context, registration: Registration): void {
	context.getWorkflowStaticData('node').registration = { ...registration };
	newest.delete(registration.url);
	newest.set(registration.url, registration);
	const [first] = newest.keys();
	if (newest.size > REMEMBERED && first !== undefined) newest.delete(first);
}

export function forgetRegistration(context: IHookFunctions): void {
	newest.delete(registrationOf(context)?.url ?? '');
	newest.delete(urlOf(context));
	delete context.getWorkflowStaticData('node').registration;
}

function readRegistration(kept: unknown): Registration | undefined {
	if (!isRecord(kept)) return undefined;
	const { url, webhookId, secret, ownUserId, readAt } = kept;
	return {
		url: toText(url),
		...(toText(webhookId) !== '' && { webhookId: toText(webhookId) }),
		...(toText(secret) !== '' && { secret: toText(secret) }),
		ownUserId: toText(ownUserId),
		readAt: Number(readAt) || 0,
	};
}
