import type { IDataObject } from 'n8n-workflow';
import { group } from '../body';
import { toText } from '../../shared/base/record';

/** The webhook that a trigger has at Sinch, as it is kept in the node's static data and nowhere else. */
export interface Registration {
	webhookId: string;
	appId: string;
	url: string;
	/** What Sinch signs with. */
	secret: string;
}

/** The registration that a node's static data holds; undefined when there is none. */
export function registrationIn(staticData: IDataObject): Registration | undefined {
	const { webhookId, appId, url, secret } = group(staticData.registration);
	if (typeof webhookId !== 'string' || webhookId === '') return undefined;
	return { webhookId, appId: toText(appId), url: toText(url), secret: toText(secret) };
}
