import type { IDataObject } from 'n8n-workflow';
import { InvalidInput, toText, type Fetch } from '../../shared';
import { callTo, routes } from '../routes';
import { whenRefused } from '../whenRefused';
import type { SavedWebhook } from './savedWebhook';

/** The URL of a trigger, and what the trigger knows of the inbox from before. */
export interface OwnUrl {
	url: string;
	saved: SavedWebhook | undefined;
	/** True while somebody listens for a test event in the editor. */
	isTest: boolean;
}

/** Whether an inbox calls our URL. True as well where the server does not show the URL, because it cannot be verified there. */
export function callsUs(inbox: IDataObject, url: string): boolean {
	return inbox.webhook_url === undefined || isSameUrl(toText(inbox.webhook_url), url);
}

/**
 * Whether our URL has to be entered in an inbox. A URL with our path and another origin is that of a gateway when a person has
 * pasted it. When the trigger has entered it, n8n had that address before.
 */
export function needsUrl(inbox: IDataObject, own: Omit<OwnUrl, 'isTest'>): boolean {
	if (!callsUs(inbox, own.url)) return true;
	return toText(inbox.webhook_url) !== own.url && isEnteredBefore(inbox, own);
}

/** Throws an InvalidInput when an inbox calls a URL that the trigger may not replace: one that it did not enter itself. */
export function requireFreeUrl(inbox: IDataObject, own: OwnUrl): void {
	const called = toText(inbox.webhook_url);
	if (called === '' || isEnteredBefore(inbox, own) || (!own.isTest && isOtherUrlOf(called, own.url))) return;
	const name = toText(inbox.name);
	if (isOtherUrlOf(called, own.url)) {
		throw new InvalidInput(
			`The inbox "${name}" calls the production URL of this trigger, and an inbox calls one URL only`,
			'Unpublish the workflow while you listen for a test event.',
		);
	}
	throw new InvalidInput(
		`The inbox "${name}" calls another URL, which is not replaced: ${withoutQuery(called)}`,
		`Choose another inbox, or the mode Account Webhook. If nobody needs that URL, empty it in Chatwoot: Settings → Inboxes → ${name} → Configuration.`,
	);
}

/**
 * Enters the URL that an inbox calls; '' for none. Gives false when the user of the access token may not change inboxes, which
 * administrators may. Throws a Failure.
 *
 * Chatwoot v4.15.1 app/controllers/api/v1/accounts/inboxes_controller.rb, update; seen on Chatwoot 4.15.1 and 4.8.0
 */
export async function enterUrl(fetch: Fetch, { id }: IDataObject, url: string): Promise<boolean> {
	const call = callTo(routes.updateInbox, { path: { inbox_id: toText(id) }, body: { channel: { webhook_url: url } } });
	return await whenRefused(
		fetch(call).then(() => true),
		['401', '403'],
		false,
	);
}

function isEnteredBefore({ id, webhook_url: called }: IDataObject, { saved }: Pick<OwnUrl, 'saved'>): boolean {
	return saved?.inboxId !== undefined && saved.inboxId === toText(id) && saved.url === toText(called);
}

// A query may hold a key.
function withoutQuery(url: string): string {
	return URL.canParse(url) ? new URL(url).origin + new URL(url).pathname : url;
}

// A gateway in front of n8n may have another origin and a path prefix of its own.
function isSameUrl(called: string, url: string): boolean {
	return URL.canParse(called) && URL.canParse(url) && new URL(called).pathname.endsWith(new URL(url).pathname);
}

/**
 * Whether one URL is the test URL of a trigger and the other its production URL. They differ in the first part of their path:
 * /webhook-test/… and /webhook/….
 */
export function isOtherUrlOf(called: string, url: string): boolean {
	if (!URL.canParse(called) || !URL.canParse(url)) return false;
	const [one, other] = [new URL(called), new URL(url)];
	return one.origin === other.origin && one.pathname !== other.pathname && endOf(one) === endOf(other);
}

// n8n gives each trigger an ID of its own for its URLs, and the name of the webhook follows it.
function endOf({ pathname }: URL): string {
	return pathname.split('/').slice(-2).join('/');
}
