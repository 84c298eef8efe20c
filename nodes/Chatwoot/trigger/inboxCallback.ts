import type { IDataObject, IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import type { Fetch } from '../../shared/n8n/callApi';
import { systemClock } from '../../shared/base/clock';
import { Failure, InvalidInput } from '../../shared/base/failure';
import { toText } from '../../shared/base/record';
import { recordsIn, requireList } from '../answers';
import { routes } from '../routes';
import { ask } from './ask';
import { choicesOf, inboxIdOf, typedSecret } from './choices';
import { ownUserId } from './profile';
import { forgetRegistration, keepRegistration, registrationOf, urlOf } from './registration';
import { unsignedRefusal } from './unsigned';
import { callTo } from '../../shared/http/call';

/** Whether this trigger was checked before, and the inbox still calls it. Throws a NodeOperationError. */
export async function isCalled(context: IHookFunctions): Promise<boolean> {
	const kept = registrationOf(context);
	if (kept?.url !== urlOf(context) || kept.webhookId !== undefined) return false;
	await check(context);
	return true;
}

/**
 * Makes sure that the inbox is of the API type and calls our URL, and keeps its secret. Throws a NodeOperationError that
 * says what is missing.
 */
export async function check(context: IHookFunctions): Promise<void> {
	const url = urlOf(context);
	await ask(context, async (fetch) => {
		if (choicesOf(context).events.length === 0)
			throw new InvalidInput('"Events" is empty', 'Choose at least one event.');
		const inbox = await inboxAt(context, fetch);
		checkInbox(inbox, url);
		const secret = (toText(inbox.secret) || undefined) ?? typedSecret(context);
		if (secret === undefined && !choicesOf(context).acceptUnsigned) {
			throw unsignedRefusal(`The inbox "${toText(inbox.name)}", as far as this access token may see it,`);
		}
		const registration = { url, ownUserId: await ownUserId(fetch), readAt: systemClock.now() };
		keepRegistration(context, secret === undefined ? registration : { ...registration, secret });
	});
}

/** Forgets the secret, and says so in n8n's log if the inbox goes on calling. Throws a NodeOperationError. */
export async function leave(context: IHookFunctions): Promise<void> {
	const url = urlOf(context);
	forgetRegistration(context);
	const inbox = await ask(context, async (fetch) => await inboxAt(context, fetch));
	if (!isOurs(inbox.webhook_url, url)) return;
	context.logger.warn(
		`The inbox "${toText(inbox.name)}" still calls "${context.getNode().name}". Clear its Webhook URL in Chatwoot: messages are marked as failed while nobody answers there.`,
	);
}

/** The secret of the inbox: as Chatwoot has it now, or as it was typed in. Throws a Failure. */
export async function secretAtInbox(context: IWebhookFunctions, fetch: Fetch): Promise<string | undefined> {
	return (toText((await inboxAt(context, fetch)).secret) || undefined) ?? typedSecret(context);
}

async function inboxAt(context: IHookFunctions | IWebhookFunctions, fetch: Fetch): Promise<IDataObject> {
	const wanted = inboxIdOf(context);
	if (wanted === '') throw new InvalidInput('"Inbox" is empty', 'Choose the inbox that calls this workflow.');
	const inboxes = recordsIn(requireList(await fetch(callTo(routes.listInboxes))));
	const found = inboxes.find(({ id }) => toText(id) === wanted);
	if (found) return found;
	throw new Failure('rejectedByApi', `Chatwoot knows no inbox ${wanted} that this access token may see`, {
		description: 'Choose it anew from the list. If it is not there, add the user to the inbox in Chatwoot.',
	});
}

function checkInbox(inbox: IDataObject, url: string): void {
	const name = toText(inbox.name);
	if (toText(inbox.channel_type) !== 'Channel::Api') {
		throw new InvalidInput(
			`"${name}" is no inbox of the API type, and others call no URL`,
			'Choose an inbox of the API type, or the mode Account Webhook.',
		);
	}
	// Servers that do not say where they call cannot be checked.
	if (inbox.webhook_url === undefined || isOurs(inbox.webhook_url, url)) return;
	const other = toText(inbox.webhook_url);
	throw new InvalidInput(
		`The inbox "${name}" does not call this node: its Webhook URL is ${other === '' ? 'empty' : other}. Paste ${url} there`,
		`In Chatwoot: Settings → Inboxes → ${name} → Configuration. Then try again.`,
	);
}

// A gateway in front of n8n may have another name, but the path remains.
function isOurs(webhookUrl: unknown, url: string): boolean {
	const called = toText(webhookUrl);
	return URL.canParse(called) && URL.canParse(url) && new URL(called).pathname.endsWith(new URL(url).pathname);
}
