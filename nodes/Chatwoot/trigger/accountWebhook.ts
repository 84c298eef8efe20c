import type { IHookFunctions } from 'n8n-workflow';
import type { Fetch } from '../../shared/n8n/callApi';
import { sleepUnlessAborted, systemClock } from '../../shared/base/clock';
import { Failure, InvalidInput } from '../../shared/base/failure';
import { ask, service } from './ask';
import { choicesOf } from './choices';
import { ownUserId } from './profile';
import { forgetRegistration, keepRegistration, registrationOf, urlOf, type Registration } from './registration';
import { unsignedRefusal } from './unsigned';
import { createWebhook, deleteWebhook, listWebhooks, updateWebhook, type Webhook, type WebhookBody } from './webhooks';

/** Milliseconds before each further look for a webhook whose registration got no answer: it may land late. */
const LOOKS_AFTER = [0, 1000, 3000];

const UNCLEAR = new Failure('unknown', 'Chatwoot gave no clear answer when the webhook was registered', {
	description: 'Switch the workflow on again. If the webhook is there by then, it is found and used.',
});

/** Whether the account has our webhook, with the events that are wanted now. Throws a NodeOperationError. */
export async function isRegistered(context: IHookFunctions): Promise<boolean> {
	const kept = registrationOf(context);
	const wanted = wantedWebhook(context);
	if (kept?.url !== wanted.url) return false;
	return await ask(context, async (fetch) => {
		const found = at(wanted.url, await listWebhooks(fetch));
		if (!found || !hasEvents(found, wanted)) return false;
		const secret = secretOf(found, kept);
		if (secret === undefined && !choicesOf(context).acceptUnsigned) return false;
		keep(context, found, secret, await ownUserId(fetch));
		return true;
	});
}

/** Registers our webhook, or takes up the one that has our URL already. Throws a NodeOperationError. */
export async function register(context: IHookFunctions): Promise<void> {
	const kept = registrationOf(context);
	const wanted = wantedWebhook(context);
	await ask(context, async (fetch) => {
		if (wanted.subscriptions.length === 0) throw new InvalidInput('"Events" is empty', 'Choose at least one event.');
		const own = await ownUserId(fetch);
		const known = await listWebhooks(fetch);
		// The address of this n8n has changed since.
		for (const { id, url } of ours(known, kept)) if (url !== wanted.url) await deleteWebhook(fetch, id);
		const webhook = await subscribed(fetch, at(wanted.url, known), wanted);
		const secret = secretOf(webhook, kept) ?? at(wanted.url, await listWebhooks(fetch))?.secret;
		if (secret === undefined && !choicesOf(context).acceptUnsigned) {
			await deleteWebhook(fetch, webhook.id);
			throw unsignedRefusal('This Chatwoot');
		}
		keep(context, webhook, secret, own);
	});
}

/** Removes our webhook and nothing else. Throws a NodeOperationError, and forgets nothing, when Chatwoot cannot be asked. */
export async function unregister(context: IHookFunctions): Promise<void> {
	const kept = registrationOf(context);
	const url = urlOf(context);
	await ask(context, async (fetch) => {
		const known = await listWebhooks(fetch);
		const mine = new Set([...ours(known, kept), ...known.filter((webhook) => webhook.url === url)]);
		for (const { id } of mine) await deleteWebhook(fetch, id);
	});
	forgetRegistration(context);
}

/** The secret of the webhook with this URL as the account has it now; undefined when it has none. Throws a Failure. */
export async function secretAtAccount(fetch: Fetch, url: string): Promise<string | undefined> {
	return at(url, await listWebhooks(fetch))?.secret;
}

function wantedWebhook(context: IHookFunctions): WebhookBody {
	const name = `n8n: ${context.getWorkflow().name ?? ''}`.trim();
	return { url: urlOf(context), name, subscriptions: choicesOf(context).events };
}

function at(url: string, webhooks: Webhook[]): Webhook | undefined {
	return webhooks.find((webhook) => webhook.url === url);
}

// One that somebody has given another address by hand is theirs now.
function ours(webhooks: Webhook[], kept: Registration | undefined): Webhook[] {
	return webhooks.filter(({ id, url }) => id === kept?.webhookId && url === kept.url);
}

function hasEvents({ subscriptions }: Webhook, wanted: WebhookBody): boolean {
	const there = new Set(subscriptions);
	return there.size === wanted.subscriptions.length && wanted.subscriptions.every((name) => there.has(name));
}

// Some servers give it only once, when the webhook is made.
function secretOf(webhook: Webhook, kept: Registration | undefined): string | undefined {
	return webhook.secret ?? (kept?.webhookId === webhook.id ? kept.secret : undefined);
}

function keep(context: IHookFunctions, { id, url }: Webhook, secret: string | undefined, own: string): void {
	const registration = { url, webhookId: id, ownUserId: own, readAt: systemClock.now() };
	keepRegistration(context, secret === undefined ? registration : { ...registration, secret });
}

async function subscribed(fetch: Fetch, found: Webhook | undefined, wanted: WebhookBody): Promise<Webhook> {
	if (!found) return await created(fetch, wanted);
	return hasEvents(found, wanted) ? found : await updateWebhook(fetch, found.id, wanted);
}

async function created(fetch: Fetch, wanted: WebhookBody): Promise<Webhook> {
	try {
		return await createWebhook(fetch, wanted);
	} catch (error) {
		const isUnclear = error instanceof Failure && error.reason === 'unknown';
		const isRefused = error instanceof Failure && error.code === '422';
		const found =
			isUnclear || isRefused ? await pollForWebhook(fetch, wanted.url, isUnclear ? LOOKS_AFTER : [0]) : undefined;
		if (found) return await subscribed(fetch, found, wanted);
		throw isUnclear ? UNCLEAR : error;
	}
}

// Its answer got lost, but the webhook may be there, and would be an orphan.
async function pollForWebhook(fetch: Fetch, url: string, waits: number[]): Promise<Webhook | undefined> {
	for (const wait of waits) {
		await sleepUnlessAborted(service.clock ?? systemClock, wait);
		const found = at(url, await listWebhooks(fetch));
		if (found) return found;
	}
	return undefined;
}
