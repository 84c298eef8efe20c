import type { IDataObject } from 'n8n-workflow';
import { objectAt, toText } from '../../shared/base/record';
import type { TeamWebhook } from './webhooks';

/** What a trigger keeps of its webhook, in the node's static data and nowhere else. */
export interface Registration extends TeamWebhook {
	/** The address that has to get the webhook back when this trigger lets go of it. */
	formerUrl?: string;
}

/** The registration that was kept, if there is one. */
export function registrationIn(staticData: IDataObject): Registration | undefined {
	const { id, url, privateKey, formerUrl } = objectAt(staticData, 'webhook');
	if (typeof id !== 'string' || typeof url !== 'string') return undefined;
	return { id, url, privateKey: toText(privateKey), ...(typeof formerUrl === 'string' && { formerUrl }) };
}

/** Keeps a registration in place of the last one. */
export function keep(staticData: IDataObject, registration: Registration): void {
	// n8n notices a change of the data by its top level.
	staticData.webhook = { ...registration };
}

/** Forgets the registration. */
export function forget(staticData: IDataObject): void {
	delete staticData.webhook;
}
