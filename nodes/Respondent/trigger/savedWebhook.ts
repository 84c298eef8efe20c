import type { IDataObject } from 'n8n-workflow';
import { objectAt, toText } from '../../shared';
import type { TeamWebhook } from './webhooks';

/** The webhook that a trigger has registered. It is saved in the node's static data and nowhere else. */
export interface SavedWebhook extends TeamWebhook {
	/** The address that had the webhook before, and gets it back when this trigger stops listening for test events. */
	formerUrl?: string;
}

/** Reads the saved webhook; undefined when there is none. */
export function readSavedWebhook(staticData: IDataObject): SavedWebhook | undefined {
	const { id, url, privateKey, formerUrl } = objectAt(staticData, 'webhook');
	if (typeof id !== 'string' || typeof url !== 'string') return undefined;
	return { id, url, privateKey: toText(privateKey), ...(typeof formerUrl === 'string' && { formerUrl }) };
}

/** Saves a webhook; it replaces the one that was saved before. */
export function saveWebhook(staticData: IDataObject, webhook: SavedWebhook): void {
	// n8n saves static data only when a property at its top level is set.
	staticData.webhook = { ...webhook };
}

/** Deletes the saved webhook. */
export function deleteSavedWebhook(staticData: IDataObject): void {
	delete staticData.webhook;
}
