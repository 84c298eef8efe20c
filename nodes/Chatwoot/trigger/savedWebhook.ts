import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import { isRecord, RecentMap, toText } from '../../shared';

/** What the trigger found out when it was switched on. It is kept in the node's static data and in memory only. */
export interface SavedWebhook {
	/** The URL to which Chatwoot sends events. */
	url: string;
	/** The ID of the webhook in the account; in the mode Account Webhook only. */
	webhookId?: string | undefined;
	/** The ID of the agent bot; in the mode Agent Bot only. */
	botId?: string | undefined;
	/**
	 * The ID of the inbox of the bot, or of the inbox in which the trigger has entered the URL itself; missing where a person has
	 * pasted it.
	 */
	inboxId?: string | undefined;
	/** The key with which Chatwoot signs deliveries; missing where the server does not sign. */
	secret?: string | undefined;
	/** The user to whom the access token belongs. */
	ownUserId: string;
	/** When the secret was read, in ms since the epoch. */
	readAt: number;
}

type Context = IHookFunctions | IWebhookFunctions;

/**
 * The newest webhook of each URL in this process. Static data alone may be out of date: n8n saves it when the activation
 * has ended, and of concurrent deliveries, each saves the static data that it has loaded.
 */
const newest = new RecentMap<SavedWebhook>(1000);

/** The URL of the trigger; the test URL while somebody listens in the editor. */
export function triggerUrlOf(context: IHookFunctions): string {
	return context.getNodeWebhookUrl('default') ?? '';
}

/**
 * The saved webhook of the trigger; undefined when there is none. When the memory has a newer one than the static data,
 * this also updates the static data, which n8n saves after a delivery.
 */
export function loadWebhook(context: Context): SavedWebhook | undefined {
	const saved = parseWebhook(context.getWorkflowStaticData('node').registration);
	// getNodeWebhookUrl gives the production URL even while a delivery to the test URL is handled.
	const url = saved?.url ?? context.getNodeWebhookUrl('default') ?? '';
	const remembered = newest.get(url);
	if (!remembered || remembered.readAt <= (saved?.readAt ?? 0)) return saved;
	saveWebhook(context, remembered);
	return remembered;
}

/** Saves the webhook of the trigger in place of the last one. */
export function saveWebhook(context: Context, webhook: SavedWebhook): void {
	context.getWorkflowStaticData('node').registration = { ...webhook };
	newest.set(webhook.url, webhook);
}

/** Deletes the saved webhook of the trigger. */
export function forgetWebhook(context: IHookFunctions): void {
	const urls = [loadWebhook(context)?.url, triggerUrlOf(context)];
	newest.deleteWhere(({ url }) => urls.includes(url));
	delete context.getWorkflowStaticData('node').registration;
}

function parseWebhook(saved: unknown): SavedWebhook | undefined {
	if (!isRecord(saved)) return undefined;
	return {
		url: toText(saved.url),
		webhookId: toText(saved.webhookId) || undefined,
		botId: toText(saved.botId) || undefined,
		inboxId: toText(saved.inboxId) || undefined,
		secret: toText(saved.secret) || undefined,
		ownUserId: toText(saved.ownUserId),
		readAt: Number(saved.readAt) || 0,
	};
}
