import type { IDataObject, IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import { InvalidInput, systemClock, toText, type Fetch } from '../../shared';
import { askApi, fetchOwnUserId } from './askApi';
import { callsUs, enterUrl, needsUrl, requireFreeUrl } from './callbackUrl';
import { readChoices, readInboxId, readInboxSecret, requireEvents, requireSecret } from './choices';
import { eventMenu } from './fields';
import { inboxById, listInboxes, requireInbox } from './inboxes';
import { forgetWebhook, loadWebhook, saveWebhook, triggerUrlOf, type SavedWebhook } from './savedWebhook';

/** Whether an inbox was connected to our URL before. If so, connects it again. Throws a NodeOperationError. */
export async function isInboxConnected(context: IHookFunctions): Promise<boolean> {
	const saved = loadWebhook(context);
	if (saved?.url !== triggerUrlOf(context) || saved.webhookId !== undefined) return false;
	await connectInbox(context);
	return true;
}

/**
 * Enters our URL in the chosen inbox, unless the inbox calls it already, and saves the secret of the inbox. An inbox that was
 * connected before is disconnected. Throws a NodeOperationError: among others, when the inbox calls another URL.
 */
export async function connectInbox(context: IHookFunctions): Promise<void> {
	const url = triggerUrlOf(context);
	const choices = readChoices(context);
	const saved = loadWebhook(context);
	await askApi(context, async (fetch) => {
		requireEvents(context, choices, eventMenu);
		const inboxes = await listInboxes(fetch);
		const inbox = requireInbox(inboxes, readInboxId(context));
		requireApiType(inbox);
		const isMissing = needsUrl(inbox, { url, saved });
		if (isMissing) requireFreeUrl(inbox, { url, saved, isTest: context.getMode() === 'manual' });
		const secret = secretOf(inbox, context);
		requireSecret(secret, choices, `The inbox "${toText(inbox.name)}", as far as this access token may see it,`);
		const ownUserId = await fetchOwnUserId(fetch);
		const id = toText(inbox.id);
		if (saved?.inboxId !== undefined && saved.inboxId !== id) await takeBackUrl(context, fetch, saved, inboxes);
		const isEntered = isMissing || saved?.inboxId === id;
		// Saved before the inbox calls the URL: the first message may follow at once.
		saveWebhook(context, { url, ...(isEntered && { inboxId: id }), secret, ownUserId, readAt: systemClock.now() });
		if (!isMissing || (await enterUrl(fetch, inbox, url))) return;
		forgetWebhook(context);
		throw pasteNeeded(toText(inbox.name), url);
	});
}

/**
 * Takes our URL out of the inbox, if the trigger has entered it, and forgets the secret. Logs a warning when the URL stays. Throws
 * a NodeOperationError when Chatwoot cannot be asked; the saved webhook is kept then.
 */
export async function disconnectInbox(context: IHookFunctions): Promise<void> {
	const saved = loadWebhook(context);
	await askApi(context, async (fetch) => {
		const inboxes = await listInboxes(fetch);
		if (saved?.inboxId !== undefined) return await takeBackUrl(context, fetch, saved, inboxes);
		const inbox = inboxById(inboxes, readInboxId(context));
		const hasUrl = inbox !== undefined && toText(inbox.webhook_url) !== '';
		if (hasUrl && callsUs(inbox, triggerUrlOf(context))) warnThatUrlStays(context, inbox);
	});
	forgetWebhook(context);
}

/** The secret of the inbox from Chatwoot, or from the parameter Inbox Secret. Throws a Failure. */
export async function fetchInboxSecret(context: IWebhookFunctions, fetch: Fetch): Promise<string | undefined> {
	return secretOf(requireInbox(await listInboxes(fetch), readInboxId(context)), context);
}

// Nothing is done when the inbox was deleted, or somebody has entered another URL since.
async function takeBackUrl(
	context: IHookFunctions,
	fetch: Fetch,
	{ inboxId, url }: SavedWebhook,
	inboxes: IDataObject[],
): Promise<void> {
	const inbox = inboxById(inboxes, inboxId ?? '');
	if (!inbox || toText(inbox.webhook_url) !== url) return;
	if (!(await enterUrl(fetch, inbox, ''))) warnThatUrlStays(context, inbox);
}

function warnThatUrlStays(context: IHookFunctions, { name }: IDataObject): void {
	context.logger.warn(
		`The inbox "${toText(name)}" still calls "${context.getNode().name}". Clear its Webhook URL in Chatwoot: messages are marked as failed while nobody answers there.`,
	);
}

// Chatwoot shows the secret to administrators only.
function secretOf(inbox: IDataObject, context: IHookFunctions | IWebhookFunctions): string | undefined {
	return toText(inbox.secret) || readInboxSecret(context);
}

function requireApiType({ name, channel_type: channelType }: IDataObject): void {
	if (toText(channelType) === 'Channel::Api') return;
	throw new InvalidInput(
		`"${toText(name)}" is no inbox of the API type, and others call no URL`,
		'Choose an inbox of the API type, or the mode Account Webhook.',
	);
}

function pasteNeeded(name: string, url: string): InvalidInput {
	return new InvalidInput(
		`The inbox "${name}" does not call this node: its Webhook URL is empty, and only an administrator's access token may enter it. Paste ${url} there`,
		`In Chatwoot: Settings → Inboxes → ${name} → Configuration. Then try again.`,
	);
}
