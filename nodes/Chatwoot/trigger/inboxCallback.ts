import type { IDataObject, IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import { Failure, InvalidInput, systemClock, toText, type Fetch } from '../../shared';
import { recordsIn, requireList } from '../answers';
import { callTo, routes } from '../routes';
import { askApi, fetchOwnUserId } from './askApi';
import { readChoices, readInboxId, readInboxSecret, requireEvents, requireSecret } from './choices';
import { forgetWebhook, loadWebhook, saveWebhook, triggerUrlOf } from './savedWebhook';

/** Whether `verifyInbox` has succeeded for our URL before. If so, verifies the inbox again. Throws a NodeOperationError. */
export async function isInboxVerified(context: IHookFunctions): Promise<boolean> {
	const saved = loadWebhook(context);
	if (saved?.url !== triggerUrlOf(context) || saved.webhookId !== undefined) return false;
	await verifyInbox(context);
	return true;
}

/** Verifies that the inbox is of the API type and calls our URL, and saves its secret. Throws a NodeOperationError. */
export async function verifyInbox(context: IHookFunctions): Promise<void> {
	const url = triggerUrlOf(context);
	const choices = readChoices(context);
	await askApi(context, async (fetch) => {
		requireEvents(choices);
		const inbox = await fetchInbox(context, fetch);
		requireCallback(inbox, url);
		const secret = secretOf(inbox, context);
		requireSecret(secret, choices, `The inbox "${toText(inbox.name)}", as far as this access token may see it,`);
		saveWebhook(context, { url, secret, ownUserId: await fetchOwnUserId(fetch), readAt: systemClock.now() });
	});
}

/** Forgets the secret, and logs a warning when the inbox still calls our URL. Throws a NodeOperationError. */
export async function forgetInbox(context: IHookFunctions): Promise<void> {
	const url = triggerUrlOf(context);
	forgetWebhook(context);
	const inbox = await askApi(context, async (fetch) => await fetchInbox(context, fetch));
	if (!hasPathOf(inbox.webhook_url, url)) return;
	context.logger.warn(
		`The inbox "${toText(inbox.name)}" still calls "${context.getNode().name}". Clear its Webhook URL in Chatwoot: messages are marked as failed while nobody answers there.`,
	);
}

/** The secret of the inbox from Chatwoot, or from the parameter Inbox Secret. Throws a Failure. */
export async function fetchInboxSecret(context: IWebhookFunctions, fetch: Fetch): Promise<string | undefined> {
	return secretOf(await fetchInbox(context, fetch), context);
}

// Chatwoot shows the secret to administrators only.
function secretOf(inbox: IDataObject, context: IHookFunctions | IWebhookFunctions): string | undefined {
	return toText(inbox.secret) || readInboxSecret(context);
}

async function fetchInbox(context: IHookFunctions | IWebhookFunctions, fetch: Fetch): Promise<IDataObject> {
	const inboxId = readInboxId(context);
	if (inboxId === '') throw new InvalidInput('"Inbox" is empty', 'Choose the inbox that calls this workflow.');
	const inboxes = recordsIn(requireList(await fetch(callTo(routes.listInboxes))));
	const found = inboxes.find(({ id }) => toText(id) === inboxId);
	if (found) return found;
	throw new Failure('rejectedByApi', `Chatwoot knows no inbox ${inboxId} that this access token may see`, {
		description: 'Choose it anew from the list. If it is not there, add the user to the inbox in Chatwoot.',
	});
}

function requireCallback(inbox: IDataObject, url: string): void {
	const name = toText(inbox.name);
	if (toText(inbox.channel_type) !== 'Channel::Api') {
		throw new InvalidInput(
			`"${name}" is no inbox of the API type, and others call no URL`,
			'Choose an inbox of the API type, or the mode Account Webhook.',
		);
	}
	// Some servers do not show the Webhook URL, so it cannot be verified there.
	if (inbox.webhook_url === undefined || hasPathOf(inbox.webhook_url, url)) return;
	const calledUrl = toText(inbox.webhook_url);
	throw new InvalidInput(
		`The inbox "${name}" does not call this node: its Webhook URL is ${calledUrl === '' ? 'empty' : calledUrl}. Paste ${url} there`,
		`In Chatwoot: Settings → Inboxes → ${name} → Configuration. Then try again.`,
	);
}

// A gateway in front of n8n may have another origin and a path prefix of its own.
function hasPathOf(webhookUrl: unknown, url: string): boolean {
	const calledUrl = toText(webhookUrl);
	return URL.canParse(calledUrl) && URL.canParse(url) && new URL(calledUrl).pathname.endsWith(new URL(url).pathname);
}
