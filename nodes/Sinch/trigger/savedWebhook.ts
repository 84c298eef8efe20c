import type { IDataObject } from 'n8n-workflow';
import { toText } from '../../shared';
import { toRecord } from '../fieldValues';

/** The webhook of a trigger, as the node's static data stores it. Its secret is stored nowhere else. */
export interface SavedWebhook {
	webhookId: string;
	appId: string;
	url: string;
	/** The secret that Sinch signs with. */
	secret: string;
}

/** The webhook in a node's static data; undefined when there is none. */
export function savedWebhookIn(staticData: IDataObject): SavedWebhook | undefined {
	const { webhookId, appId, url, secret } = toRecord(staticData.registration);
	if (typeof webhookId !== 'string' || webhookId === '') return undefined;
	return { webhookId, appId: toText(appId), url: toText(url), secret: toText(secret) };
}

/** Stores the webhook in a node's static data. */
export function saveWebhook(staticData: IDataObject, webhook: SavedWebhook): void {
	staticData.registration = { ...webhook };
}
