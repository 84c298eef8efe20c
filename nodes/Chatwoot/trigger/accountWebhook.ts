import type { IHookFunctions } from 'n8n-workflow';
import { systemClock, type Fetch } from '../../shared';
import { askApi, fetchOwnUserId } from './askApi';
import { readChoices, requireEvents, requireInboxIds, requireSecret } from './choices';
import { createOrFind } from './createOrFind';
import { eventMenu } from './fields';
import { forgetWebhook, loadWebhook, saveWebhook, triggerUrlOf, type SavedWebhook } from './savedWebhook';
import {
	createWebhook,
	deleteWebhook,
	findWebhook,
	listWebhooks,
	updateWebhook,
	type Webhook,
	type WebhookBody,
} from './webhooks';

/** Whether the account has a webhook with our URL and the chosen events. Throws a NodeOperationError. */
export async function isWebhookRegistered(context: IHookFunctions): Promise<boolean> {
	const saved = loadWebhook(context);
	const wanted = wantedWebhook(context);
	if (saved?.url !== wanted.url) return false;
	return await askApi(context, async (fetch) => {
		requireInboxIds(readChoices(context));
		const found = await findWebhook(fetch, wanted.url);
		if (!found || !hasEvents(found, wanted)) return false;
		const secret = secretOf(found, saved);
		if (secret === undefined && !readChoices(context).acceptUnsigned) return false;
		save(context, found, secret, await fetchOwnUserId(fetch));
		return true;
	});
}

/** Creates a webhook in the account, or adopts the one that has our URL already. Throws a NodeOperationError. */
export async function registerWebhook(context: IHookFunctions): Promise<void> {
	const saved = loadWebhook(context);
	const wanted = wantedWebhook(context);
	const choices = readChoices(context);
	await askApi(context, async (fetch) => {
		requireEvents(context, choices, eventMenu);
		requireInboxIds(choices);
		const ownUserId = await fetchOwnUserId(fetch);
		const existing = await listWebhooks(fetch);
		const outdated = existing.filter((each) => isSaved(each, saved) && each.url !== wanted.url);
		for (const { id } of outdated) await deleteWebhook(fetch, id);
		const found = existing.find(({ url }) => url === wanted.url);
		const webhook = found ? await subscribe(fetch, found, wanted) : await create(fetch, wanted);
		// Some servers give the secret in the list alone.
		const secret = secretOf(webhook, saved) ?? (await findWebhook(fetch, wanted.url))?.secret;
		if (secret === undefined && !choices.acceptUnsigned) await deleteWebhook(fetch, webhook.id);
		requireSecret(secret, choices, 'This Chatwoot');
		save(context, webhook, secret, ownUserId);
	});
}

/**
 * Deletes our webhooks from the account: the saved one, and those with our URL. Throws a NodeOperationError when Chatwoot
 * cannot be asked; the saved webhook is kept then.
 */
export async function unregisterWebhook(context: IHookFunctions): Promise<void> {
	const saved = loadWebhook(context);
	const ownUrl = triggerUrlOf(context);
	await askApi(context, async (fetch) => {
		for (const webhook of await listWebhooks(fetch)) {
			if (isSaved(webhook, saved) || webhook.url === ownUrl) await deleteWebhook(fetch, webhook.id);
		}
	});
	forgetWebhook(context);
}

function wantedWebhook(context: IHookFunctions): WebhookBody {
	const name = `n8n: ${context.getWorkflow().name ?? ''}`.trim();
	return { url: triggerUrlOf(context), name, subscriptions: readChoices(context).events };
}

// A webhook to which somebody has given another URL by hand is no longer ours.
function isSaved({ id, url }: Webhook, saved: SavedWebhook | undefined): boolean {
	return id === saved?.webhookId && url === saved.url;
}

function hasEvents({ subscriptions }: Webhook, wanted: WebhookBody): boolean {
	const subscribed = new Set(subscriptions);
	return subscribed.size === wanted.subscriptions.length && wanted.subscriptions.every((name) => subscribed.has(name));
}

// Some servers give the secret only once, when the webhook is created.
function secretOf(webhook: Webhook, saved: SavedWebhook | undefined): string | undefined {
	return webhook.secret ?? (saved?.webhookId === webhook.id ? saved.secret : undefined);
}

function save(context: IHookFunctions, { id, url }: Webhook, secret: string | undefined, ownUserId: string): void {
	saveWebhook(context, { url, webhookId: id, secret, ownUserId, readAt: systemClock.now() });
}

async function subscribe(fetch: Fetch, found: Webhook, wanted: WebhookBody): Promise<Webhook> {
	return hasEvents(found, wanted) ? found : await updateWebhook(fetch, found.id, wanted);
}

async function create(fetch: Fetch, wanted: WebhookBody): Promise<Webhook> {
	return await createOrFind('webhook', {
		create: async () => await createWebhook(fetch, wanted),
		find: async () => {
			const found = await findWebhook(fetch, wanted.url);
			return found && (await subscribe(fetch, found, wanted));
		},
	});
}
