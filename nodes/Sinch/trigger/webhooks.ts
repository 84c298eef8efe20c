import type { IDataObject } from 'n8n-workflow';
import { Failure, isRecord, omittableListIn, toFailure, toText, type Fetch } from '../../shared';
import { updateMask } from '../body';
import { callTo, routes } from '../routes';
import type { SavedWebhook } from './savedWebhook';
import { webhookLimitFailure } from './webhookLimit';

/** The webhook that a trigger wants at Sinch. */
export interface WantedWebhook extends Omit<SavedWebhook, 'webhookId'> {
	triggers: string[];
}

const bodyOf = ({ url, triggers, secret }: WantedWebhook): IDataObject => ({
	target: url,
	// Without this type Sinch registers the webhook, but delivers nothing.
	target_type: 'HTTP',
	triggers,
	secret,
});

/** The webhooks of an app. Throws a Failure when they cannot be read: that does not prove that there are none. */
export async function listWebhooks(fetch: Fetch, appId: string): Promise<IDataObject[]> {
	const answer = await fetch(callTo(routes.listWebhooks, { path: { app_id: appId }, labels: { app_id: 'App' } }));
	return omittableListIn(answer, 'webhooks');
}

/** Whether a webhook is as wanted. A webhook whose secret Sinch does not show counts as different. */
export function isAsWanted(webhook: IDataObject, wanted: WantedWebhook): boolean {
	const { target, target_type, secret } = webhook;
	const triggers: unknown[] = Array.isArray(webhook.triggers) ? webhook.triggers : [];
	return (
		target === wanted.url &&
		target_type === 'HTTP' &&
		secret === wanted.secret &&
		new Set(triggers).size === wanted.triggers.length &&
		wanted.triggers.every((name) => triggers.includes(name))
	);
}

/** Changes a webhook to the wanted one. Gives its ID. Throws a Failure. */
export async function updateWebhook(fetch: Fetch, webhook: IDataObject, wanted: WantedWebhook): Promise<string> {
	const id = toText(webhook.id);
	const body = bodyOf(wanted);
	const path = { webhook_id: id };
	await fetch(callTo(routes.updateWebhook, { path, query: { update_mask: updateMask(body) }, body }));
	return id;
}

/**
 * Registers a webhook and gives its ID. When that fails, but a webhook with the same address exists, that one is adopted: the
 * answer got lost, or another activation was faster. Throws a Failure, which says so when the app has too many webhooks.
 */
export async function addWebhook(fetch: Fetch, wanted: WantedWebhook): Promise<string> {
	const { appId, url } = wanted;
	try {
		const answer = await fetch(callTo(routes.createWebhook, { body: { app_id: appId, ...bodyOf(wanted) } }));
		if (isRecord(answer) && typeof answer.id === 'string') return answer.id;
		throw new Failure('unknown', 'Sinch registered the webhook without giving its ID');
	} catch (error) {
		const webhooks = await undefinedOnFailure(async () => await listWebhooks(fetch, appId));
		const own = webhooks?.find(({ target }) => target === url);
		if (own) return await updateWebhook(fetch, own, wanted);
		throw await explainFailure(fetch, toFailure(error, 'notSent'), appId, webhooks);
	}
}

/** Removes a webhook. Gives false when it does not exist. Throws a Failure. */
export async function deleteWebhook(fetch: Fetch, webhookId: string): Promise<boolean> {
	return await falseOn404(async () => {
		await fetch(callTo(routes.deleteWebhook, { path: { webhook_id: webhookId } }));
		return true;
	});
}

/** Removes the webhook of an app that has this address. Gives false when there is none. Throws a Failure. */
export async function deleteWebhookTo(fetch: Fetch, appId: string, url: string): Promise<boolean> {
	return await falseOn404(async () => {
		const found = (await listWebhooks(fetch, appId)).find(({ target }) => target === url);
		return found !== undefined && (await deleteWebhook(fetch, toText(found.id)));
	});
}

async function falseOn404(work: () => Promise<boolean>): Promise<boolean> {
	try {
		return await work();
	} catch (error) {
		const failure = toFailure(error, 'notSent');
		return failure.code === '404' ? false : await Promise.reject(failure);
	}
}

async function explainFailure(
	fetch: Fetch,
	failure: Failure,
	appId: string,
	webhooks?: IDataObject[],
): Promise<Failure> {
	if (failure.reason !== 'rejectedByApi' || !webhooks) return failure;
	return webhookLimitFailure(await loadAppName(fetch, appId), webhooks) ?? failure;
}

async function loadAppName(fetch: Fetch, appId: string): Promise<string> {
	const app = await undefinedOnFailure(async () => await fetch(callTo(routes.getApp, { path: { app_id: appId } })));
	return isRecord(app) ? toText(app.display_name) || appId : appId;
}

// For requests after a failure: the first failure tells the user more than theirs would.
async function undefinedOnFailure<T>(ask: () => Promise<T>): Promise<T | undefined> {
	try {
		return await ask();
	} catch (error) {
		if (error instanceof Failure) return undefined;
		throw toFailure(error, 'notSent');
	}
}
