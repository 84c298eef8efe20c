import { NodeHelpers, NodeOperationError, type IHookFunctions } from 'n8n-workflow';
import type { WebhookLifecycle } from '../../shared/trigger';
import { askApi } from './askApi';
import { requireEvents } from './events';
import { webhookMenu } from './fields';
import { requireProject } from './project';
import { deleteSavedWebhook, readSavedWebhook, saveWebhook } from './savedWebhook';
import { deleteWebhook, findWebhook, registerWebhook, type TeamWebhook } from './webhooks';
import { hostOf, webhookTaken } from './webhookTaken';

/**
 * Registers a trigger as the webhook of the team. All three methods throw a NodeOperationError when the API cannot be
 * reached, or refuses, and the first two when Events or Project hold what no event has.
 */
export const registration: WebhookLifecycle = { checkExists, create, remove };

/** Addresses that this process has released: a test must not register them again when it gives the webhook back. */
const releasedUrls = new Set<string>();

/** Addresses to which this process has given the webhook back after a test, and which have had no delivery since. */
const borrowedUrls = new Set<string>();

/** Whether a test has borrowed the webhook of an address since this was asked last: the test got what was meant for the address. */
export function wasBorrowed(url: string): boolean {
	return borrowedUrls.delete(url);
}

/** Asks the API whether the team's webhook leads to this trigger. If it does, its key is saved. */
async function checkExists(context: IHookFunctions): Promise<boolean> {
	const found = await askApi(context, async (fetch) => {
		requireChoices(context);
		return await findWebhook(fetch);
	});
	if (found?.url !== ownUrl(context)) return false;
	adopt(context, found);
	return true;
}

/**
 * Registers this trigger's address as the team's webhook. The webhook of another address is replaced only when the user
 * allows it; otherwise the error names the host that has it.
 */
async function create(context: IHookFunctions): Promise<boolean> {
	const url = ownUrl(context);
	await askApi(context, async (fetch) => {
		requireChoices(context);
		const found = await findWebhook(fetch);
		if (found?.url === url) return adopt(context, found);
		const isTest = context.getActivationMode() === 'manual';
		const isOwnOtherUrl = found !== undefined && isSameTrigger(context, found.url);
		// A webhook that a test has left behind does not keep the production URL of the same trigger from replacing it.
		const isForeign = found !== undefined && !isOurs(context, found) && !(isOwnOtherUrl && !isTest);
		if (isForeign && !mayReplace(context)) throw webhookTaken(found.url, isOwnOtherUrl);
		if (isForeign) releasedUrls.delete(found.url);
		// A test borrows the webhook: the former address gets it back, also when no answer says whether the test has it.
		const borrowed = isForeign && isTest ? { formerUrl: found.url } : {};
		const staticData = context.getWorkflowStaticData('node');
		if (isForeign && isTest) saveWebhook(staticData, { id: '', url, privateKey: '', ...borrowed });
		saveWebhook(staticData, { ...(await registerWebhook(fetch, url)), ...borrowed });
		releasedUrls.delete(url);
	});
	return true;
}

/**
 * Deletes the webhook if it still leads to this trigger, or gives it back to the address that had it before a test. A
 * webhook that another trigger has taken meanwhile stays. When the API cannot be reached, the saved webhook stays too.
 */
async function remove(context: IHookFunctions): Promise<boolean> {
	const staticData = context.getWorkflowStaticData('node');
	const { formerUrl } = readSavedWebhook(staticData) ?? {};
	await askApi(context, async (fetch) => {
		const found = await findWebhook(fetch);
		// A webhook whose registration got no answer is not saved, but it leads here, so no other trigger uses it.
		if (!found || !isOurs(context, found)) return;
		if (formerUrl === undefined || releasedUrls.has(formerUrl)) return await deleteWebhook(fetch, found);
		await registerWebhook(fetch, formerUrl);
		borrowedUrls.add(formerUrl);
	});
	releasedUrls.add(ownUrl(context));
	deleteSavedWebhook(staticData);
	return true;
}

function requireChoices(context: IHookFunctions): void {
	requireEvents(webhookMenu, context.getNodeParameter('events', []));
	requireProject(context);
}

/** Uses a webhook that leads to this trigger already. */
function adopt(context: IHookFunctions, found: TeamWebhook): void {
	saveWebhook(context.getWorkflowStaticData('node'), found);
	releasedUrls.delete(found.url);
}

function ownUrl(context: IHookFunctions): string {
	const url = context.getNodeWebhookUrl('default');
	if (url !== undefined) return url;
	throw new NodeOperationError(context.getNode(), 'n8n gave this trigger no address for its webhook', {
		description: 'Save the workflow, and try again.',
	});
}

/** Whether a webhook leads to this trigger, or did so before n8n's own address changed. */
function isOurs(context: IHookFunctions, { id, url }: TeamWebhook): boolean {
	const saved = readSavedWebhook(context.getWorkflowStaticData('node'));
	return url === ownUrl(context) || id === saved?.id || url === saved?.url;
}

/** Whether an address is the production URL or the test URL of this trigger: the two end in the same path. */
function isSameTrigger(context: IHookFunctions, url: string): boolean {
	const path = NodeHelpers.getNodeWebhookPath(context.getWorkflow().id ?? '', context.getNode(), 'webhook');
	return hostOf(url) === hostOf(ownUrl(context)) && url.endsWith(`/${path}`);
}

function mayReplace(context: IHookFunctions): boolean {
	return context.getNodeParameter('options.replaceExisting', false) === true;
}
