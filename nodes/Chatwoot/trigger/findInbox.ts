import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import { toText } from '../../shared';
import { recordsIn } from '../answers';
import { callTo, routes } from '../routes';
import { askApiOnce } from './askApi';
import { inboxIdIn } from './events';

/**
 * The inbox of an event about an inbox, read from Chatwoot. An empty object when the event names no inbox, and when Chatwoot
 * does not give it; the log says why. Never throws: the item is complete without the inbox.
 */
export async function findInbox(context: IWebhookFunctions, event: IDataObject): Promise<IDataObject> {
	const inboxId = toText(inboxIdIn(event));
	if (inboxId === '') return {};
	try {
		const inboxes = await askApiOnce(context, async (fetch) => recordsIn(await fetch(callTo(routes.listInboxes))));
		return inboxes.find(({ id }) => toText(id) === inboxId) ?? {};
	} catch (error) {
		const message = error instanceof Error ? error.message : String(error);
		context.logger.warn(`"${context.getNode().name}" could not read the name of inbox ${inboxId}: ${message}`);
		return {};
	}
}
