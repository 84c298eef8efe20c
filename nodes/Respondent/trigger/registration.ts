import { NodeHelpers, NodeOperationError, type IHookFunctions } from 'n8n-workflow';
import { askApi } from './askApi';
import { hostOf, refusalToReplace } from './webhookTaken';
import { forget, keep, registrationIn } from './savedWebhook';
import { deactivateWebhook, findWebhook, registerWebhook, type TeamWebhook } from './webhooks';

/** Addresses of this process that want no events any more, so that they are not given back what was borrowed from them. */
const releasedUrls = new Set<string>();

/**
 * n8n's checkExists: whether the team's webhook leads here, as the API says. One that does is kept, with its key. Throws a
 * NodeOperationError when the API cannot be asked.
 */
export async function isRegistered(context: IHookFunctions): Promise<boolean> {
	const found = await askApi(context, findWebhook);
	if (found?.url !== ownUrl(context)) return false;
	adopt(context, found);
	return true;
}

/**
 * n8n's create: makes this trigger's address the team's webhook. Somebody else's is replaced only when the user allows it.
 * Throws a NodeOperationError, which names the host that has the webhook, or says why the API did not comply.
 */
export async function register(context: IHookFunctions): Promise<boolean> {
	const url = ownUrl(context);
	await askApi(context, async (fetch) => {
		const found = await findWebhook(fetch);
		if (found?.url === url) return adopt(context, found);
		const isTest = context.getActivationMode() === 'manual';
		const isOwnOtherUrl = found !== undefined && isSameTrigger(context, found.url);
		// A test URL that somebody stopped listening on, or forgot to, does not stand in the way of production.
		const isForeign = found !== undefined && !isOurs(context, found) && !(isOwnOtherUrl && !isTest);
		if (isForeign && !mayReplace(context)) throw refusalToReplace(found.url, isOwnOtherUrl);
		const made = await registerWebhook(fetch, url);
		// Who only listens for a test event borrows the webhook.
		keep(context.getWorkflowStaticData('node'), isForeign && isTest ? { ...made, formerUrl: found.url } : made);
		releasedUrls.delete(url);
		if (isForeign) releasedUrls.delete(found.url);
	});
	return true;
}

/**
 * n8n's delete: switches the webhook off if it still leads here, or gives it back to the address it was borrowed from.
 * Whoever has taken it in the meantime keeps it. Throws a NodeOperationError when the API cannot be asked; what is known
 * of the webhook is kept then.
 */
export async function unregister(context: IHookFunctions): Promise<boolean> {
	const staticData = context.getWorkflowStaticData('node');
	const { formerUrl } = registrationIn(staticData) ?? {};
	await askApi(context, async (fetch) => {
		const found = await findWebhook(fetch);
		// Also a webhook whose registration got no answer: it leads here, so nobody else can be using it.
		if (!found || !isOurs(context, found)) return;
		if (formerUrl === undefined || releasedUrls.has(formerUrl)) await deactivateWebhook(fetch, found);
		else await registerWebhook(fetch, formerUrl);
	});
	releasedUrls.add(ownUrl(context));
	forget(staticData);
	return true;
}

function adopt(context: IHookFunctions, found: TeamWebhook): void {
	keep(context.getWorkflowStaticData('node'), found);
	releasedUrls.delete(found.url);
}

function ownUrl(context: IHookFunctions): string {
	const url = context.getNodeWebhookUrl('default');
	if (url !== undefined) return url;
	throw new NodeOperationError(context.getNode(), 'n8n gave this trigger no address for its webhook', {
		description: 'Save the workflow, and try again.',
	});
}

// Leads here, or did before n8n's own address changed.
function isOurs(context: IHookFunctions, { id, url }: TeamWebhook): boolean {
	const known = registrationIn(context.getWorkflowStaticData('node'));
	return url === ownUrl(context) || id === known?.id || url === known?.url;
}

// The production URL and the test URL of one trigger differ in the middle only.
function isSameTrigger(context: IHookFunctions, url: string): boolean {
	const path = NodeHelpers.getNodeWebhookPath(context.getWorkflow().id ?? '', context.getNode(), 'webhook');
	return hostOf(url) === hostOf(ownUrl(context)) && url.endsWith(`/${path}`);
}

function mayReplace(context: IHookFunctions): boolean {
	return context.getNodeParameter('options.replaceExisting', false) === true;
}
