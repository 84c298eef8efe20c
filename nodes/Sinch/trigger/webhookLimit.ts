import type { IDataObject } from 'n8n-workflow';
import { Failure, toText } from '../../shared';

/** Webhooks that Sinch allows per app. */
const LIMIT = 5;

/** The failure of a webhook that was refused because its app has too many; undefined when it has fewer than allowed. */
export function webhookLimitFailure(appName: string, webhooks: IDataObject[]): Failure | undefined {
	if (webhooks.length < LIMIT) return undefined;
	const hosts = webhooks.map(({ target }) => hostOf(toText(target))).join(', ');
	return new Failure(
		'rejectedByApi',
		`The app "${appName}" has ${webhooks.length} webhooks already, and Sinch allows no more than ${LIMIT}`,
		{
			description: `They lead to ${hosts}. Remove one that is not needed in the Sinch dashboard under Conversation API > Apps > Webhooks, unpublish another workflow with this app, or stop listening for test events. Then try again.`,
		},
	);
}

// The path of an address may be as secret as a password, so only the host is shown.
function hostOf(target: string): string {
	return URL.canParse(target) ? new URL(target).host : 'an address that cannot be read';
}
