import { toText, type Row } from '../shared';
import { listInboxes } from './steps/inboxRules';

/** The channel of an inbox: "whatsapp" for Chatwoot's "Channel::Whatsapp". Undefined where the record does not tell it. */
export function channelOf(channelType: unknown): string | undefined {
	return toText(channelType).replace('Channel::', '').toLowerCase() || undefined;
}

/**
 * The channels of the account's inboxes, by the ID of the inbox as text. A message names its inbox, but not the channel. The list is
 * read once a run. Empty where the access token may not read inboxes, and where Chatwoot gives no list: the channel is then left out.
 */
export async function inboxChannels(row: Row): Promise<Map<string, string>> {
	return await row.account.once('channels', async () => {
		const inboxes = await listInboxes(row).catch(() => []);
		const known = inboxes.map(({ id, channel_type: type }) => [toText(id), channelOf(type) ?? ''] as const);
		return new Map(known.filter(([, channel]) => channel !== ''));
	});
}
