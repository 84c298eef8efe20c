import type { IDataObject } from 'n8n-workflow';
import { Failure } from '../../shared/base/failure';
import { toText } from '../../shared/base/record';

const MOST = 5;

/** What to tell about a webhook that was refused by an app that has as many as it may; undefined when it has fewer. */
export function noRoom(app: string, webhooks: IDataObject[]): Failure | undefined {
	if (webhooks.length < MOST) return undefined;
	const hosts = webhooks.map(({ target }) => hostOf(toText(target))).join(', ');
	return new Failure(
		'rejectedByApi',
		`The app "${app}" has ${webhooks.length} webhooks already, and Sinch allows no more than ${MOST}`,
		{
			description: `They lead to ${hosts}. Remove one that is not needed in the Sinch dashboard under Conversation API > Apps > Webhooks, deactivate another workflow with this app, or stop listening for test events. Then try again.`,
		},
	);
}

// The rest of an address may be as good as a password.
function hostOf(target: string): string {
	return URL.canParse(target) ? new URL(target).host : 'an address that cannot be read';
}
