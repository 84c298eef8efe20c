import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

/** The channels of the Conversation API, sorted by name. */
export const channels: INodePropertyOptions[] = [
	{ name: 'Apple Messages for Business', value: 'APPLEBC' },
	{ name: 'Instagram', value: 'INSTAGRAM' },
	{ name: 'KakaoTalk', value: 'KAKAOTALK' },
	{ name: 'KakaoTalk Chat', value: 'KAKAOTALKCHAT' },
	{ name: 'LINE', value: 'LINE' },
	{ name: 'Messenger', value: 'MESSENGER' },
	{ name: 'MMS', value: 'MMS' },
	{ name: 'RCS', value: 'RCS' },
	{ name: 'SMS', value: 'SMS' },
	{ name: 'Telegram', value: 'TELEGRAM' },
	{ name: 'Viber Business', value: 'VIBERBM' },
	{ name: 'WeChat', value: 'WECHAT' },
	{ name: 'WhatsApp', value: 'WHATSAPP' },
];

/**
 * Channels on which a person has another identity for each app, so that an identity is valid only together with its app
 * (@sinch/conversation 1.4.0, ChannelIdentity.app_id).
 */
export const APP_SCOPED_CHANNELS = ['INSTAGRAM', 'LINE', 'MESSENGER', 'WECHAT'];

/** A menu to choose one channel. */
export function channelField(
	displayName: string,
	name: string,
	description: string,
	more: Partial<INodeProperties> = {},
): INodeProperties {
	return { displayName, name, type: 'options', default: 'SMS', description, options: channels, ...more };
}

/** A menu to choose several channels, in the order in which the user picks them. */
export function channelsField(
	displayName: string,
	name: string,
	description: string,
	more: Partial<INodeProperties> = {},
): INodeProperties {
	return { displayName, name, type: 'multiOptions', default: [], description, options: channels, ...more };
}
