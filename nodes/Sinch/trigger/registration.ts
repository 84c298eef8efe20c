import { randomBytes } from 'node:crypto';
import { NodeOperationError, type IHookFunctions } from 'n8n-workflow';
import { callApi, Failure, maskSecrets, RetryBudget, toFailure, toText, type Fetch } from '../../shared';
import { sinchConversation } from '../service';
import { triggers as triggersField } from './fields';
import { saveWebhook, savedWebhookIn, type SavedWebhook } from './savedWebhook';
import { expectSecret, expectWebhook, forgetSecret } from './secrets';
import { requireSubscription, subscriptionOf } from './subscription';
import {
	addWebhook,
	deleteWebhook,
	deleteWebhookTo,
	isAsWanted,
	listWebhooks,
	updateWebhook,
	type WantedWebhook,
} from './webhooks';

// A person waits for the activation: 3 attempts, 10 s of waits.
const shortBudget = () => new RetryBudget(3, 10_000);

/**
 * Whether the app has the trigger's webhook. When its address, events or secret differ, it is updated; a second one is never
 * created. When the user has chosen another app since, the webhook of the earlier app is removed. When Sinch does not show
 * the secret, the known one is set again. Throws a NodeOperationError.
 */
export async function hasWebhook(context: IHookFunctions): Promise<boolean> {
	const known = savedWebhookOf(context);
	const wanted = wantedWebhookOf(context, known);
	return await callSinch(context, 'registered', wanted.secret, async (fetch) => {
		const webhooks = await listWebhooks(fetch, wanted.appId);
		const found =
			webhooks.find(({ target }) => target === wanted.url) ?? webhooks.find(({ id }) => id === known?.webhookId);
		if (known && known.webhookId !== found?.id) await deleteWebhook(fetch, known.webhookId);
		if (!found) return false;
		expectSecret(context, wanted.secret);
		if (!isAsWanted(found, wanted)) await updateWebhook(fetch, found, wanted);
		save(context, wanted, toText(found.id));
		return true;
	});
}

/** Registers the trigger's webhook, with a new secret. Throws a NodeOperationError. */
export async function createWebhook(context: IHookFunctions): Promise<boolean> {
	const wanted = wantedWebhookOf(context);
	return await callSinch(context, 'registered', wanted.secret, async (fetch) => {
		expectSecret(context, wanted.secret);
		save(context, wanted, await addWebhook(fetch, wanted));
		return true;
	});
}

/**
 * Removes the trigger's webhook. Throws a NodeOperationError when that fails; the webhook then stays in the static data, so
 * that the next activation finds it.
 *
 * n8n saves static data as a whole after every delivery. A delivery during an activation may have restored an earlier
 * webhook there. So when that webhook does not exist, the one with the trigger's address is removed.
 */
export async function removeWebhook(context: IHookFunctions): Promise<boolean> {
	const { webhookId = '', appId = subscriptionOf(context).appId, secret = '' } = savedWebhookOf(context) ?? {};
	const url = context.getNodeWebhookUrl('default') ?? '';
	return await callSinch(context, 'removed', secret, async (fetch) => {
		const isRemoved = webhookId !== '' && (await deleteWebhook(fetch, webhookId));
		if (!isRemoved && appId !== '') await deleteWebhookTo(fetch, appId, url);
		delete context.getWorkflowStaticData('node').registration;
		forgetSecret(secret);
		return true;
	});
}

function savedWebhookOf(context: IHookFunctions): SavedWebhook | undefined {
	return savedWebhookIn(context.getWorkflowStaticData('node'));
}

function save(context: IHookFunctions, { appId, url, secret }: WantedWebhook, webhookId: string): void {
	const webhook: SavedWebhook = { webhookId, appId, url, secret };
	saveWebhook(context.getWorkflowStaticData('node'), webhook);
	expectWebhook(context, webhook);
}

function wantedWebhookOf(context: IHookFunctions, known?: SavedWebhook): WantedWebhook {
	const { appId, triggers } = requireSubscription(context, triggersField);
	const url = context.getNodeWebhookUrl('default');
	if (!url) throw new NodeOperationError(context.getNode(), 'n8n has no address for this trigger yet');
	return { appId, triggers, url, secret: known?.secret || randomBytes(32).toString('hex') };
}

/** What to do next when a webhook was not registered, or not removed. */
const ADVICE = {
	registered: 'Then publish the workflow again: until that has worked, nothing starts it.',
	removed:
		'It stays registered at Sinch. Publish and unpublish the workflow again later, or remove the webhook in the Sinch dashboard under Conversation API > Apps > Webhooks.',
};

// The usual advice is about rows, which a trigger does not have.
function adviceFor({ reason, code = '', description }: Failure): string {
	if (reason === 'unknown') return 'If it was, publishing the workflow again takes that webhook over.';
	if (code === '429' || /^5\d\d$/.test(code)) return 'Wait a little.';
	if (code !== '400') return description;
	return 'Check the events, those typed under Further Events above all, and that this n8n has an address on the internet.';
}

function explainFailure(failure: Failure, participle: keyof typeof ADVICE, secret: string): Failure {
	const unknown = failure.reason === 'unknown';
	const outcome = unknown
		? `It is not known whether the webhook was ${participle}`
		: `The webhook was not ${participle}`;
	const message = maskSecrets(`${outcome}. ${failure.message}`, [secret]);
	const description = maskSecrets(`${adviceFor(failure)} ${ADVICE[participle]}`, [secret]);
	return new Failure(failure.reason, message, { description });
}

/** Runs `work` with access to the API, and explains its failure. */
async function callSinch<T>(
	context: IHookFunctions,
	participle: keyof typeof ADVICE,
	secret: string,
	work: (fetch: Fetch) => Promise<T>,
): Promise<T> {
	return await callApi(context, sinchConversation, { retryBudget: shortBudget }, async (fetch) => {
		try {
			return await work(fetch);
		} catch (error) {
			throw explainFailure(toFailure(error, 'notSent'), participle, secret);
		}
	});
}
