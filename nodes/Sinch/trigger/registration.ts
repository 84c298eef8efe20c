import { randomBytes } from 'node:crypto';
import { NodeOperationError, type IHookFunctions } from 'n8n-workflow';
import { maskSecrets } from '../../shared/http/apiText';
import { callApi, type Fetch } from '../../shared/n8n/callApi';
import { toFailure, Failure } from '../../shared/base/failure';
import { RetryBudget } from '../../shared/http/retryBudget';
import { toText } from '../../shared/base/record';
import { sinchConversation } from '../service';
import { registrationIn, type Registration } from './savedWebhook';
import { expectRegistration, expectSecret, forgetSecret } from './secrets';
import { neededSubscription, subscriptionOf } from './subscription';
import {
	addWebhook,
	isAsWanted,
	listWebhooks,
	mendWebhook,
	removeWebhook,
	removeWebhookTo,
	type WantedWebhook,
} from './webhooks';

// Somebody waits for the switch to turn green: 3 tries, 10 s of waits.
const patience = () => new RetryBudget(3, 10_000);

/**
 * Whether the app has the trigger's webhook. One that differs from what is wanted, in its address, its events or its
 * secret, is mended rather than doubled, and the webhook of an app that was chosen before is removed. When Sinch does not show
 * the secret, ours is set again. Throws a NodeOperationError.
 */
export async function hasWebhook(context: IHookFunctions): Promise<boolean> {
	const known = knownTo(context);
	const wanted = wantedBy(context, known);
	return await atSinch(context, 'registered', wanted.secret, async (fetch) => {
		const webhooks = await listWebhooks(fetch, wanted.appId);
		const found =
			webhooks.find(({ target }) => target === wanted.url) ?? webhooks.find(({ id }) => id === known?.webhookId);
		if (known && known.webhookId !== found?.id) await removeWebhook(fetch, known.webhookId);
		if (!found) return false;
		expectSecret(context, wanted.secret);
		if (!isAsWanted(found, wanted)) await mendWebhook(fetch, found, wanted);
		keep(context, wanted, toText(found.id));
		return true;
	});
}

/** Registers the trigger's webhook, with a new secret. Throws a NodeOperationError. */
export async function createWebhook(context: IHookFunctions): Promise<boolean> {
	const wanted = wantedBy(context);
	return await atSinch(context, 'registered', wanted.secret, async (fetch) => {
		expectSecret(context, wanted.secret);
		keep(context, wanted, await addWebhook(fetch, wanted));
		return true;
	});
}

/**
 * Removes the trigger's webhook. Throws a NodeOperationError when that cannot be done now; it stays noted down, so
 * that the next activation takes the same one up again.
 *
 * n8n saves static data as a whole after every delivery, so a delivery that was under way during an activation can have
 * put an older note back. Hence the second look, by the address, when the webhook noted down is not there.
 */
export async function deleteWebhook(context: IHookFunctions): Promise<boolean> {
	const { webhookId = '', appId = subscriptionOf(context).appId, secret = '' } = knownTo(context) ?? {};
	const url = context.getNodeWebhookUrl('default') ?? '';
	return await atSinch(context, 'removed', secret, async (fetch) => {
		const isRemoved = webhookId !== '' && (await removeWebhook(fetch, webhookId));
		if (!isRemoved && appId !== '') await removeWebhookTo(fetch, appId, url);
		delete context.getWorkflowStaticData('node').registration;
		forgetSecret(secret);
		return true;
	});
}

function knownTo(context: IHookFunctions): Registration | undefined {
	return registrationIn(context.getWorkflowStaticData('node'));
}

function keep(context: IHookFunctions, { appId, url, secret }: WantedWebhook, webhookId: string): void {
	const registration: Registration = { webhookId, appId, url, secret };
	context.getWorkflowStaticData('node').registration = { ...registration };
	expectRegistration(context, registration);
}

function wantedBy(context: IHookFunctions, known?: Registration): WantedWebhook {
	const { appId, triggers } = neededSubscription(context);
	const url = context.getNodeWebhookUrl('default');
	if (!url) throw new NodeOperationError(context.getNode(), 'n8n has no address for this trigger yet');
	return { appId, triggers, url, secret: known?.secret || randomBytes(32).toString('hex') };
}

const OUTCOME = {
	registered: 'Then activate the workflow again: until that has worked, nothing starts it.',
	removed:
		'It stays registered at Sinch. Activate and deactivate the workflow again later, or remove the webhook in the Sinch dashboard under Conversation API > Apps > Webhooks.',
};

// What the shared words advise for a row of a sheet is of no use here.
function adviceFor({ reason, code = '', description }: Failure): string {
	if (reason === 'unknown') return 'If it was, the next activation takes that webhook over.';
	if (code === '429' || /^5\d\d$/.test(code)) return 'Wait a little.';
	if (code !== '400') return description;
	return 'Check the events, those typed under Further Events above all, and that this n8n has an address on the internet.';
}

function inWords(failure: Failure, done: keyof typeof OUTCOME, secret: string): Failure {
	const unknown = failure.reason === 'unknown';
	const outcome = unknown ? `It is not known whether the webhook was ${done}` : `The webhook was not ${done}`;
	const message = maskSecrets(`${outcome}. ${failure.message}`, [secret]);
	const description = maskSecrets(`${adviceFor(failure)} ${OUTCOME[done]}`, [secret]);
	return new Failure(failure.reason, message, { description });
}

async function atSinch<T>(
	context: IHookFunctions,
	done: keyof typeof OUTCOME,
	secret: string,
	work: (fetch: Fetch) => Promise<T>,
): Promise<T> {
	return await callApi(context, sinchConversation, { retryBudget: patience }, async (fetch) => {
		try {
			return await work(fetch);
		} catch (error) {
			throw inWords(toFailure(error, 'notSent'), done, secret);
		}
	});
}
