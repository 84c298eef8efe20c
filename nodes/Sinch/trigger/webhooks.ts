import type { IDataObject } from 'n8n-workflow';
import type { Fetch } from '../../shared/n8n/callApi';
import { toFailure, Failure } from '../../shared/base/failure';
import { isRecord, objectsAt, toText } from '../../shared/base/record';
import { updateMask } from '../body';
import { getAppRoute } from '../routes';
import { noRoom } from './webhookLimit';
import type { Registration } from './savedWebhook';
import { createWebhookRoute, deleteWebhookRoute, listWebhooksRoute, updateWebhookRoute } from './routes';
import { callTo } from '../../shared/http/call';

/** A webhook as it is to be at Sinch. */
export interface WantedWebhook extends Omit<Registration, 'webhookId'> {
	triggers: string[];
}

const bodyOf = ({ url, triggers, secret }: WantedWebhook): IDataObject => ({
	target: url,
	// Without it Sinch registers the webhook, and delivers nothing.
	target_type: 'HTTP',
	triggers,
	secret,
});

/** The webhooks of an app. Throws a Failure when they cannot be read: that proves nothing about what is there. */
export async function listWebhooks(fetch: Fetch, appId: string): Promise<IDataObject[]> {
	const answer = await fetch(callTo(listWebhooksRoute, { path: { app_id: appId }, labels: { app_id: 'App' } }));
	const isList = typeof answer === 'object' && answer !== null && !Array.isArray(answer);
	if (isList) return isRecord(answer) ? objectsAt(answer, 'webhooks') : [];
	throw new Failure('notSent', 'Sinch gave no readable list of the webhooks of the app', {
		description: 'Try again later. Check the base URL in the credential if it happens again.',
	});
}

/** Whether a webhook is as it is wanted. What is hidden, as a secret may be, is not. */
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

/** Makes a webhook what it is wanted to be. Gives its ID. */
export async function mendWebhook(fetch: Fetch, webhook: IDataObject, wanted: WantedWebhook): Promise<string> {
	const id = toText(webhook.id);
	const body = bodyOf(wanted);
	const path = { webhook_id: id };
	await fetch(callTo(updateWebhookRoute, { path, query: { update_mask: updateMask(body) }, body }));
	return id;
}

/**
 * Registers a webhook and gives its ID. Where the answer got lost, or somebody else was quicker, the one that is there is
 * taken over. Throws a Failure; when the app has no room for another one, it says so.
 */
export async function addWebhook(fetch: Fetch, wanted: WantedWebhook): Promise<string> {
	const { appId, url } = wanted;
	try {
		const answer = await fetch(callTo(createWebhookRoute, { body: { app_id: appId, ...bodyOf(wanted) } }));
		if (isRecord(answer) && typeof answer.id === 'string') return answer.id;
		throw new Failure('unknown', 'Sinch registered the webhook without giving its ID');
	} catch (error) {
		const others = await ifAble(async () => await listWebhooks(fetch, appId));
		const own = others?.find(({ target }) => target === url);
		if (own) return await mendWebhook(fetch, own, wanted);
		throw await explained(fetch, toFailure(error, 'notSent'), appId, others);
	}
}

/** Removes a webhook. False when it is gone already, which is fine. Throws a Failure. */
export async function removeWebhook(fetch: Fetch, webhookId: string): Promise<boolean> {
	return await unlessGone(async () => {
		await fetch(callTo(deleteWebhookRoute, { path: { webhook_id: webhookId } }));
		return true;
	});
}

/** Removes the webhook of an app that leads to an address. False when there is none. Throws a Failure. */
export async function removeWebhookTo(fetch: Fetch, appId: string, url: string): Promise<boolean> {
	return await unlessGone(async () => {
		const found = (await listWebhooks(fetch, appId)).find(({ target }) => target === url);
		return found !== undefined && (await removeWebhook(fetch, toText(found.id)));
	});
}

async function unlessGone(remove: () => Promise<boolean>): Promise<boolean> {
	try {
		return await remove();
	} catch (error) {
		const failure = toFailure(error, 'notSent');
		return failure.code === '404' ? false : await Promise.reject(failure);
	}
}

async function explained(fetch: Fetch, failure: Failure, appId: string, webhooks?: IDataObject[]): Promise<Failure> {
	if (failure.reason !== 'rejectedByApi' || !webhooks) return failure;
	return noRoom(await nameOf(fetch, appId), webhooks) ?? failure;
}

async function nameOf(fetch: Fetch, appId: string): Promise<string> {
	const app = await ifAble(async () => await fetch(callTo(getAppRoute, { path: { app_id: appId } })));
	return isRecord(app) ? toText(app.display_name) || appId : appId;
}

// For what only explains a failure, or makes up for one: the failure itself says more than one more of the same.
async function ifAble<T>(ask: () => Promise<T>): Promise<T | undefined> {
	try {
		return await ask();
	} catch (error) {
		if (error instanceof Failure) return undefined;
		throw toFailure(error, 'notSent');
	}
}
