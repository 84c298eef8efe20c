import type { IDataObject } from 'n8n-workflow';
import { objectAt, toText } from '../../shared';
import type { PolledList } from '../../shared/trigger';
import type { AppSettings } from '../appSettings';
import { itemOf } from '../trigger/item';
import type { Subscription } from '../trigger/subscription';
import { messageSourcesOf } from './polledApp';
import { readMessages } from './readMessages';

type Fetch = Parameters<PolledList['read']>[0];

/** The messages that people write to an app. `appOf` gives the settings of the app. */
export function receivedMessages(
	{ appId, channels }: Subscription,
	appOf: (fetch: Fetch) => Promise<AppSettings | undefined>,
): PolledList {
	return {
		name: 'MESSAGE_INBOUND',
		hasSince: true,
		read: async (fetch, { since, pages }) => {
			const sources = messageSourcesOf(await appOf(fetch));
			return await readMessages(fetch, { appId, direction: 'TO_APP', sources, since, pages });
		},
		entriesOf: (record) => {
			const at = Date.parse(toText(record.accept_time));
			return [{ id: toText(record.id), at: Number.isNaN(at) ? undefined : at, record }];
		},
		// A message that was written into the list through the API is history of another system.
		findUnwanted: () => Promise.resolve((record) => record.injected === true || !isOfChannels(record, channels)),
		itemOf: (record) => itemOf(inboundCallback(record, appId)),
	};
}

/** Whether a message went over one of these channels; over any when there are none. */
export function isOfChannels(record: IDataObject, channels: string[]): boolean {
	return channels.length === 0 || channels.includes(toText(objectAt(record, 'channel_identity').channel));
}

/** A stored message as the callback MESSAGE_INBOUND. The list does not tell the correlation ID. */
export function inboundCallback(message: IDataObject, appId: string): IDataObject {
	const { accept_time: time } = message;
	return { app_id: appId, accepted_time: time, event_time: time, message };
}
